import { createHash } from 'node:crypto';

/** A header field as it stands in a message: name as written, and the whole field without its last CRLF. */
export type Field = { name: string; text: string };

/** Splits a message with CRLF line ends at the first empty line. Header text is read byte for character. */
export function splitMessage(bytes: Uint8Array): { fields: Field[]; body: Buffer } {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = whole.indexOf('\r\n\r\n');
  const head = whole.subarray(0, end < 0 ? whole.length : end).toString('latin1');
  return { fields: fieldsOf(head), body: end < 0 ? Buffer.alloc(0) : whole.subarray(end + 4) };
}

function fieldsOf(head: string): Field[] {
  const fields: Field[] = [];
  for (const line of head.split('\r\n')) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last) last.text += `\r\n${line}`;
    else if (line.includes(':')) fields.push({ name: line.slice(0, line.indexOf(':')).trimEnd(), text: line });
  }
  return fields;
}

/** "relaxed" for header fields (RFC 6376 section 3.4.2), without the CRLF. */
export function relaxedField(text: string): string {
  const colon = text.indexOf(':');
  const value = text.slice(colon + 1).replaceAll('\r\n', '');
  return `${text.slice(0, colon).trimEnd().toLowerCase()}:${value.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '')}`;
}

const EMPTY_LINES = /^(?:\r\n)*$/;
const PIECE_BYTES = 256 * 1024;

/** The hash of a body under "relaxed" (RFC 6376 section 3.4.4), in base64. Goes through it in pieces, in linear time. */
export function relaxedBodyHash(body: Buffer): string {
  const hash = createHash('sha256');
  // Empty lines count only when something follows them.
  let withheld = '';
  for (let at = 0; at < body.length; ) {
    const line = body.indexOf('\r\n', Math.min(at + PIECE_BYTES, body.length));
    const end = line < 0 ? body.length : line + 2;
    const text = body.subarray(at, end).toString('latin1');
    // Runs become one space first: the expression after that has nothing to go back over.
    const relaxed = text.replace(/[ \t]+/g, ' ').replaceAll(' \r\n', '\r\n');
    const whole = line < 0 ? withLastEnd(relaxed) : relaxed;
    const kept = whole.slice(0, lengthWithoutEmptyEnd(whole));
    if (kept !== '') {
      hash.update(withheld + kept, 'latin1');
      withheld = '';
    }
    const rest = whole.slice(kept.length);
    if (EMPTY_LINES.test(rest)) withheld += rest;
    at = end;
  }
  return hash.digest('base64');
}

/** A last line without an end gets one. */
function withLastEnd(text: string): string {
  const trimmed = text.endsWith(' ') ? text.slice(0, -1) : text;
  return trimmed === '' || trimmed.endsWith('\r\n') ? trimmed : `${trimmed}\r\n`;
}

/** The length up to and with the end of the last line that has something in it. */
function lengthWithoutEmptyEnd(text: string): number {
  let end = text.length;
  while (end >= 4 && text.startsWith('\r\n\r\n', end - 4)) end -= 2;
  return end === 2 && text === '\r\n'.repeat(text.length / 2) ? 0 : end;
}
