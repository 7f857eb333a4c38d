/** Numbers that look random and are the same in every run (mulberry32). */
export type Random = {
  /** 0 up to, not including, 1 */
  next(): number;
  /** a whole number of 0 up to, not including, `most` */
  below(most: number): number;
  between(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
  bytes(count: number): Uint8Array;
};

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number) => Math.floor(next() * most);
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    pick: (from) => from[below(from.length)]!,
    bytes(count) {
      const words = new Uint32Array(Math.ceil(count / 4));
      for (let i = 0; i < words.length; i++) words[i] = next() * 4_294_967_296;
      return new Uint8Array(words.buffer, 0, count);
    },
  };
}
