import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a link or a cookie; only its hash is stored. */
export const newSecret = () => randomBytes(32).toString('base64url');

export const hashToken = (secret: string): Uint8Array => createHash('sha256').update(secret).digest();
