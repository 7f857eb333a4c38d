import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

/** What was sealed with a key can't be opened without it, or with another. */
export class SecretKeyMissing extends Error {
  override name = 'SecretKeyMissing';
}

export type Secrets = { seal(clear: Uint8Array): Uint8Array; open(sealed: Uint8Array): Uint8Array };

const CLEAR = 0;
const SEALED = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM under a key derived from the passphrase. The first byte says whether the rest is sealed, so a key may be
 * introduced later: old values stay readable and are sealed when next written.
 */
export function createSecrets(passphrase: string | null): Secrets {
  // A fixed salt: the passphrase is a machine's secret, and a salt kept beside the data would guard nothing more.
  const key = passphrase === null ? null : scryptSync(passphrase, 'postroom secrets', 32);
  return {
    seal(clear) {
      if (!key) return Buffer.concat([Buffer.of(CLEAR), clear]);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(clear), cipher.final()]);
      return Buffer.concat([Buffer.of(SEALED), nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      if (sealed[0] === CLEAR) return sealed.subarray(1);
      if (!key)
        throw new SecretKeyMissing(
          'The database holds sealed secrets: start with the POSTROOM_SECRET_KEY they were sealed with.',
        );
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce);
      decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      } catch {
        throw new SecretKeyMissing('POSTROOM_SECRET_KEY is not the one the secrets in this database were sealed with.');
      }
    },
  };
}
