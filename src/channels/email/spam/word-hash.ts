/**
 * 52 bits of a word's xxHash64 (the same on every machine): exact in a JavaScript number. Words of mail are not kept, only
 * these; that two words share one is no harm beyond a count.
 */
export const wordHash = (word: string): number => Number(Bun.hash.xxHash64(word) >> 12n);
