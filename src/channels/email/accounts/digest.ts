import { createHash } from 'node:crypto';

const BYTES = 16;

/** Knows a mail again by its bytes, in whatever folder and under whatever UID it lies. */
export const mailDigest = (bytes: Uint8Array): Uint8Array =>
  createHash('sha256').update(bytes).digest().subarray(0, BYTES);
