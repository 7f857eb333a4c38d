import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signs what a mail's document may ask our image proxy for, so that it can be used for nothing else (hazards H5): `key` is one
 * message's own, and only the reader of its HTML writes signatures.
 */
export const signImage = (key: Uint8Array, url: string): string =>
  createHmac('sha256', key).update(url).digest('base64url').slice(0, 22);

export function isSignedImage(key: Uint8Array, url: string, signature: string): boolean {
  const [expected, given] = [Buffer.from(signImage(key, url)), Buffer.from(signature)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
