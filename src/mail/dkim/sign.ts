import { createHash, createPrivateKey, sign as cryptoSign } from 'node:crypto';
import { type Field, relaxedBodyHash, relaxedField, splitMessage } from './canonical.ts';

export type SigningKey = { domain: string; selector: string; algorithm: 'rsa' | 'ed25519'; privateKey: string };

/** Signed once more than they stand there: another one can't be added on the way (hazard O4). */
const OVERSIGNED = ['From', 'Subject', 'To', 'Date', 'Message-ID', 'Reply-To'];

/** Signed where they stand. What servers add or change on the way (Received, Return-Path) never is. */
const SIGNED = [
  'Cc',
  'In-Reply-To',
  'References',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Auto-Submitted',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
];

/**
 * Signs a message (RFC 6376; Ed25519 by RFC 8463), relaxed/relaxed: gateways fold and unfold header fields. A signature of its
 * own rather than mailauth's, which signs each field as often as it stands there and no more.
 * @param bytes with CRLF line ends, exactly as they leave
 * @param at UTC ms
 * @returns the DKIM-Signature fields, each with its CRLF, to stand in front of the message
 */
export function dkimSignatures(bytes: Uint8Array, keys: SigningKey[], at: number): string {
  const { fields, body } = splitMessage(bytes);
  const bodyHash = relaxedBodyHash(body);
  const signed = signedFields(fields);
  return keys.map((key) => `${signature(key, signed, bodyHash, at)}\r\n`).join('');
}

/** The names for h=, and the fields they stand for: of several of one name the last first (RFC 6376 section 5.4.2). */
function signedFields(fields: Field[]): { names: string[]; fields: Field[] } {
  const names: string[] = [];
  const found: Field[] = [];
  for (const name of [...OVERSIGNED, ...SIGNED]) {
    const same = fields.filter((field) => field.name.toLowerCase() === name.toLowerCase()).reverse();
    found.push(...same);
    names.push(...same.map(() => name), ...(OVERSIGNED.includes(name) ? [name] : []));
  }
  return { names, fields: found };
}

function signature(
  { domain, selector, algorithm, privateKey }: SigningKey,
  { names, fields }: { names: string[]; fields: Field[] },
  bodyHash: string,
  at: number,
): string {
  const unsigned = [
    `DKIM-Signature: v=1; a=${algorithm}-sha256; c=relaxed/relaxed; d=${domain};`,
    ` s=${selector}; t=${Math.floor(at / 1000)};`,
    ` h=${folded(names, ':')};`,
    ` bh=${bodyHash};`,
    ' b=',
  ].join('\r\n');
  const lines = [...fields.map(({ text }) => relaxedField(text)), relaxedField(unsigned)];
  const data = Buffer.from(lines.join('\r\n'), 'latin1');
  const key = createPrivateKey(privateKey);
  // RFC 8463 section 3: Ed25519 signs the SHA-256 hash.
  const value =
    algorithm === 'rsa'
      ? cryptoSign('sha256', data, key)
      : cryptoSign(null, createHash('sha256').update(data).digest(), key);
  return unsigned + folded(value.toString('base64').match(/.{1,70}/g)!, '');
}

const MOST_LINE_CHARS = 70;

/** Puts words on lines, each further one indented. */
function folded(words: string[], between: string): string {
  let line = 0;
  return words.reduce((text, word, index) => {
    const piece = index === 0 ? word : `${between}${word}`;
    const fits = line + piece.length <= MOST_LINE_CHARS;
    line = fits ? line + piece.length : word.length;
    return fits ? text + piece : `${text}${index === 0 ? '' : between}\r\n  ${word}`;
  }, '');
}
