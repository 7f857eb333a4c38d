/** A body in forms that mailauth reads in linear time, and to the same hash. */

const LF = 0x0a;
const CR = 0x0d;

export function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines += 1;
  return lines;
}

// RFC 5322 section 2.1.1 allows 998. What mailauth does with a line grows with the square of it.
const MOST_LINE_BYTES = 1_000_000;

export function hasEndlessLine(bytes: Uint8Array): boolean {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LF, from);
    if ((end < 0 ? bytes.length : end) - from > MOST_LINE_BYTES) return true;
    from = end < 0 ? bytes.length : end + 1;
  }
  return false;
}

/** Each bare LF as CRLF, as mailauth reads it, for which it needs a turn of its loop for each. A bare CR is content to it. */
export function withCrlf(body: Uint8Array): Uint8Array {
  const isBare = (at: number) => body[at] === LF && body[at - 1] !== CR;
  let bare = 0;
  for (let at = body.indexOf(LF); at >= 0; at = body.indexOf(LF, at + 1)) if (isBare(at)) bare += 1;
  if (bare === 0) return body;
  const out = new Uint8Array(body.length + bare);
  let to = 0;
  for (let at = 0; at < body.length; at++) {
    if (isBare(at)) out[to++] = CR;
    out[to++] = body[at]!;
  }
  return out;
}

const PIECE_BYTES = 256 * 1024;

/** White space as "relaxed" has it (RFC 6376 section 3.4.4); the end of the body is left to mailauth. In pieces of whole lines. */
export function relaxedBody(body: Uint8Array): Uint8Array {
  const whole = withCrlf(body);
  const pieces: Buffer[] = [];
  for (let at = 0; at < whole.length; ) {
    const line = whole.indexOf(LF, Math.min(at + PIECE_BYTES, whole.length));
    const end = line < 0 ? whole.length : line + 1;
    const text = Buffer.from(whole.buffer, whole.byteOffset + at, end - at).toString('latin1');
    // Runs become one space first: what follows has nothing to go back over.
    pieces.push(Buffer.from(text.replace(/[ \t]+/g, ' ').replaceAll(' \r\n', '\r\n'), 'latin1'));
    at = end;
  }
  return Buffer.concat(pieces);
}
