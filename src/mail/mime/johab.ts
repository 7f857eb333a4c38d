// Places of the letters in a code's three fields of five bits; -1 is no letter (KS X 1001 annex 3).
const fields = (...runs: [from: number, to: number, first: number][]): number[] => {
  const table = new Array<number>(32).fill(-1);
  for (const [from, to, first] of runs) for (let i = from; i <= to; i++) table[i] = first + i - from;
  return table;
};
const INITIAL = fields([2, 20, 0]);
const MEDIAL = fields([3, 7, 0], [10, 15, 5], [18, 23, 11], [26, 29, 17]);
const FINAL = fields([1, 17, 0], [19, 29, 17]);

const FIRST_SYLLABLE = 0xac00;

/** Johab (KS X 1001 annex 3): syllables put together from their letters; signs and Chinese characters by `decodeEucKr`. */
export function decodeJohab(bytes: Uint8Array, decodeEucKr: (bytes: Uint8Array) => string): string {
  let text = '';
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!;
    const trail = bytes[i + 1] ?? 0;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      continue;
    }
    const isPair = trail >= 0x31;
    text += (isPair && (lead < 0xd8 ? syllable((lead << 8) | trail) : sign(lead, trail, decodeEucKr))) || '\ufffd';
    if (isPair) i++;
  }
  return text;
}

function syllable(code: number): string {
  const [initial, medial, final] = [INITIAL[(code >> 10) & 31]!, MEDIAL[(code >> 5) & 31]!, FINAL[code & 31]!];
  if (initial < 0 || medial < 0 || final < 0) return '';
  return String.fromCharCode(FIRST_SYLLABLE + (initial * 21 + medial) * 28 + final);
}

// Two rows of KS X 1001 stand behind one lead byte, with a gap in the first of them.
function sign(lead: number, trail: number, decodeEucKr: (bytes: Uint8Array) => string): string {
  const first = lead < 0xe0 ? 0x21 + (lead - 0xd9) * 2 : 0x4a + (lead - 0xe0) * 2;
  const isSecond = trail >= 0xa1;
  const column = isSecond ? trail - 0xa1 : trail < 0x7f ? trail - 0x31 : trail - 0x91 + 78;
  return decodeEucKr(Uint8Array.of(0x80 | (first + (isSecond ? 1 : 0)), 0xa1 + column));
}
