const CR = 13;
const LF = 10;

/**
 * The bytes with each line end as CRLF. What is signed must be what leaves, and on the way out a bare CR or LF becomes CRLF.
 * Returns the same bytes where there is nothing to do, as nearly always.
 */
export function withCrlf(bytes: Uint8Array): Uint8Array {
  let bare = 0;
  for (let at = 0; at < bytes.length; at++) if (isBare(bytes, at)) bare += 1;
  if (bare === 0) return bytes;
  const out = new Uint8Array(bytes.length + bare);
  let to = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (isBare(bytes, at)) {
      out[to++] = CR;
      out[to++] = LF;
    } else out[to++] = bytes[at]!;
  }
  return out;
}

const isBare = (bytes: Uint8Array, at: number): boolean =>
  (bytes[at] === LF && bytes[at - 1] !== CR) || (bytes[at] === CR && bytes[at + 1] !== LF);
