import { Transform, type TransformCallback } from 'node:stream';
import libqp from 'libqp';

const LF = 0x0a;
const CR = 0x0d;
const EQUALS = 0x3d;

const isBlank = (byte: number | undefined) => byte === 0x20 || byte === 0x09;

/** The value of a hexadecimal digit, -1 if it is none. */
function digit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Decodes quoted-printable (RFC 2045 6.7): blanks at the end of a line go, soft line breaks too. Linear in its input. */
export function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(LF, start);
    const next = found < 0 ? bytes.length : found + 1;
    const ending = next - (found > start && bytes[found - 1] === CR ? 2 : found < 0 ? 0 : 1);
    const end = withoutBlanks(bytes, start, ending);
    const isSoft = end > start && bytes[end - 1] === EQUALS;
    length = decodeLine(bytes.subarray(start, isSoft ? end - 1 : end), out, length);
    if (!isSoft) length += bytes.copy(out, length, ending, next);
    start = next;
  }
  return out.subarray(0, length);
}

function withoutBlanks(bytes: Buffer, start: number, end: number): number {
  let last = end;
  while (last > start && isBlank(bytes[last - 1])) last--;
  return last;
}

function decodeLine(line: Buffer, out: Buffer, from: number): number {
  let length = from;
  for (let i = 0; i < line.length; i++) {
    const [high, low] = line[i] === EQUALS ? [digit(line[i + 1]), digit(line[i + 2])] : [-1, -1];
    const isCode = high >= 0 && low >= 0;
    out[length++] = isCode ? high * 16 + low : line[i]!;
    if (isCode) i += 2;
  }
  return length;
}

/** The whole part at once, as libqp's own decoder does: a soft break may lie anywhere. */
class Decoder extends Transform {
  private chunks: Buffer[] = [];

  override _transform(chunk: Buffer | string, encoding: BufferEncoding, done: TransformCallback): void {
    this.chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
    done();
  }

  override _flush(done: TransformCallback): void {
    this.push(decodeQuotedPrintable(Buffer.concat(this.chunks)));
    done();
  }
}

/**
 * Puts our decoder in the place of the one mailparser takes from libqp, whose time grows with the square of a run of blanks:
 * one mail of 200 kB would hold a Worker for 20 s.
 */
export function useLinearQuotedPrintable(): void {
  (libqp as { Decoder: unknown }).Decoder = Decoder;
}
