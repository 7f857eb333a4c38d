import { isUtf8 } from 'node:buffer';
import { cleanText } from '#src/lib/clean-text.ts';
import { decodeCharset, GUESS } from './charsets.ts';

const LF = 0x0a;
const CR = 0x0d;

/**
 * A mail as the parser can read it: line ends with LF, and raw 8-bit headers (old Asian and European software writes
 * them in the body's charset) as UTF-8. Returns the same bytes where nothing is to do, which is nearly always.
 */
export function readable(bytes: Uint8Array): Buffer {
  const mail = withLineFeeds(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const end = headerEnd(mail);
  const head = withKnownNames(mail.subarray(0, end));
  if (isUtf8(head)) return head.length === end ? mail : Buffer.concat([head, mail.subarray(end)]);
  const charset = /^content-type:[^\r]{0,200}?charset="?([\w.:-]{2,40})/im.exec(head.toString('latin1'))?.[1];
  return Buffer.concat([Buffer.from(decodeCharset(head, charset ?? '')), mail.subarray(end)]);
}

// libmime knows no dot in the charset of an encoded word, and this one old name of ASCII has it.
function withKnownNames(head: Buffer): Buffer {
  if (!head.includes('=?ANSI_X3.4-')) return head;
  return Buffer.from(head.toString('latin1').replace(/=\?ANSI_X3\.4-19\d\d\?/g, `=?${GUESS}?`), 'latin1');
}

// Mail of the old Macintosh ends its lines with CR alone; to the parser that is one endless line.
function withLineFeeds(mail: Buffer): Buffer {
  if (mail.includes(LF) || !mail.includes(CR)) return mail;
  const copy = Buffer.from(mail);
  for (let i = copy.indexOf(CR); i >= 0; i = copy.indexOf(CR, i + 1)) copy[i] = LF;
  return copy;
}

/** Where the header block ends: the offset of the empty line that closes it, or the length of the mail. */
function headerEnd(mail: Buffer): number {
  for (let lf = mail.indexOf(LF); lf >= 0; lf = mail.indexOf(LF, lf + 1)) {
    const next = mail[lf + 1] === CR ? lf + 2 : lf + 1;
    if (mail[next] === LF) return lf + 1;
  }
  return mail.length;
}

/** A mail's header block as text that is safe to show: `\n` line ends, other control characters shown as `?`. */
export function headerText(bytes: Uint8Array, maxBytes: number): string {
  // The prefix alone is looked at: a mail of 30 MB without an empty line costs no more than a small one.
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, maxBytes));
  const mail = readable(start);
  const text = cleanText(mail.subarray(0, headerEnd(mail)).toString('utf8'));
  return text.replace(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '?').trimEnd();
}
