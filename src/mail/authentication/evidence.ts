import { hasEndlessLine, linesIn, relaxedBody, withCrlf } from './body.ts';
import { type Field, headerFields } from './header-fields.ts';
import { withModestSignatures } from './signatures.ts';

// Postfix cuts a header at 100 kB. What mailauth does with one grows with the square of its lines.
const MOST_HEADER_BYTES = 256 * 1024;
const MOST_HEADER_LINES = 5000;
const MOST_AUTHOR_BYTES = 16 * 1024;
const LARGE_BODY_BYTES = 2_000_000;

const NO_BODY = Buffer.from('\r\n');

/** What mailauth is shown of a mail, and the names of the keys that it will ask for. */
export type Evidence = { bytes: Buffer; keyNames: string[] };

/**
 * A mail as far as its sender can be told from it, so that none is worth more than a second of a thread: a stranger whose mail
 * can't be verified in time must not get more out of it than one whose signature is broken. The body counts only where it is signed.
 */
export function evidenceIn(bytes: Uint8Array): Evidence {
  const fields = headerFields(bytes);
  const end = fields.at(-1)?.end ?? 0;
  const isModest = end <= MOST_HEADER_BYTES && linesIn(bytes.subarray(0, end)) <= MOST_HEADER_LINES;
  if (!isModest || sizeOf(authorFields(fields)) > MOST_AUTHOR_BYTES) return authorsOf(bytes, fields);
  const body = bytes.subarray(end);
  const isLarge = body.length > LARGE_BODY_BYTES;
  if (isLarge && hasEndlessLine(body)) return authorsOf(bytes, fields);
  const { kept, isSigned, isRelaxed, keyNames } = withModestSignatures(fields, !isLarge);
  const parts = kept.map((field) => bytes.subarray(field.start, field.end));
  if (!isSigned) return { bytes: Buffer.concat([...parts, NO_BODY]), keyNames };
  return { bytes: Buffer.concat([...parts, (isLarge && isRelaxed ? relaxedBody : withCrlf)(body)]), keyNames };
}

/** Nothing but who it says it is from: what policy its owner has, and whose server sent it, can be told from that alone. */
export const authorsIn = (bytes: Uint8Array): Evidence => authorsOf(bytes, headerFields(bytes));

function authorsOf(bytes: Uint8Array, fields: Field[]): Evidence {
  const authors = authorFields(fields);
  // A sender that fills pages is none.
  const shown = sizeOf(authors) <= MOST_AUTHOR_BYTES ? authors : [];
  const parts = shown.map(({ start, end }) => bytes.subarray(start, end));
  return { bytes: Buffer.concat([...parts, NO_BODY]), keyNames: [] };
}

const authorFields = (fields: Field[]) => fields.filter(({ name }) => name === 'from');
const sizeOf = (fields: Field[]) => fields.reduce((sum, { start, end }) => sum + end - start, 0);
