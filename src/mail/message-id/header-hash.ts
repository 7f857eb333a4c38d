import { createHash } from 'node:crypto';

/** 52 bits of a Message-ID's sha256, for the index: a narrow key, exact in a JavaScript number. Compare the id itself after. */
export function headerHash(headerId: string): number {
  const digest = createHash('sha256').update(headerId).digest();
  return digest.readUIntBE(0, 6) * 16 + (digest[6]! >> 4);
}
