const ESCAPE = 0x1b;
const SHIFT_OUT = 0x0e;
const SHIFT_IN = 0x0f;
const LINE_FEED = 0x0a;
const TILDE = 0x7e;

/**
 * ISO-2022-KR (RFC 1557) as EUC-KR: bytes between SO and SI are KS C 5601 pairs without their high bits.
 * A line end returns to ASCII, so one lost SI spoils no more than its line.
 */
export function iso2022KrToEucKr(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let isShifted = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === ESCAPE && bytes[i + 1] === 0x24 && bytes[i + 2] === 0x29) {
      i += 3;
      continue;
    }
    if (byte === SHIFT_OUT || byte === SHIFT_IN) {
      isShifted = byte === SHIFT_OUT;
      continue;
    }
    if (byte === LINE_FEED) isShifted = false;
    out[length++] = isShifted && byte > 0x20 ? byte | 0x80 : byte;
  }
  return out.subarray(0, length);
}

/** HZ-GB-2312 (RFC 1843) as GB 2312: `~{` and `~}` switch, `~~` is a tilde, `~` before a line end joins the lines. */
export function hzToGb2312(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let isChinese = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    const next = bytes[i + 1];
    if (byte === TILDE && (next === 0x7b || next === 0x7d)) {
      isChinese = next === 0x7b;
      i++;
      continue;
    }
    if (byte === TILDE && !isChinese && (next === TILDE || next === LINE_FEED)) {
      if (next === TILDE) out[length++] = TILDE;
      i++;
      continue;
    }
    if (byte === LINE_FEED) isChinese = false;
    out[length++] = isChinese && byte > 0x20 ? byte | 0x80 : byte;
  }
  return out.subarray(0, length);
}
