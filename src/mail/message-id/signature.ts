import { createHmac, timingSafeEqual } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Lower-case base32 without padding: local parts and Message-IDs meet software that folds case. */
export function base32(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let out = '';
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(value >> bits) & 31];
    }
  }
  return bits > 0 ? out + ALPHABET[(value << (5 - bits)) & 31] : out;
}

// 80 bits: beyond guessing at the rate mail can be sent, short enough for a local part of 64 characters.
const SIGNATURE_BYTES = 10;

export function signature(key: Uint8Array, purpose: string, text: string): string {
  return base32(createHmac('sha256', key).update(`${purpose}\0${text}`).digest().subarray(0, SIGNATURE_BYTES));
}

export function isSignature(key: Uint8Array, purpose: string, text: string, claimed: string): boolean {
  const right = Buffer.from(signature(key, purpose, text));
  const given = Buffer.from(claimed.toLowerCase());
  return right.length === given.length && timingSafeEqual(right, given);
}
