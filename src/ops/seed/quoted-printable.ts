const LINE = 75;
const [CR, LF, EQUALS] = [13, 10, 61];
const HEX = Buffer.from('0123456789ABCDEF');

/** RFC 2045 section 6.7: lines of at most 76 characters, soft ends where a line is longer. */
export function quotedPrintable(text: string): string {
  const bytes = Buffer.from(text);
  const encoded = Buffer.allocUnsafe(bytes.length * 4 + 16);
  let end = 0;
  let width = 0;
  const write = (...more: number[]) => {
    for (const byte of more) encoded[end++] = byte;
  };
  for (const byte of bytes) {
    if (byte === LF) {
      write(CR, LF);
      width = 0;
      continue;
    }
    const isPlain = byte >= 32 && byte < 127 && byte !== EQUALS;
    if (width + (isPlain ? 1 : 3) > LINE) {
      write(EQUALS, CR, LF);
      width = 0;
    }
    if (isPlain) write(byte);
    else write(EQUALS, HEX[byte >> 4]!, HEX[byte & 15]!);
    width += isPlain ? 1 : 3;
  }
  return encoded.toString('latin1', 0, end);
}
