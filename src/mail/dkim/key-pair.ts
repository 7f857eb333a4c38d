import { generateKeyPair, type KeyObject } from 'node:crypto';
import type { PublicKey } from './record.ts';

type Objects = { publicKey: KeyObject; privateKey: KeyObject };

// RFC 8301 section 3.2; 4096 bits don't fit one UDP answer, and some receivers refuse them.
const RSA_BITS = 2048;

export type KeyPair = PublicKey & {
  /** PKCS #8 in PEM */
  privateKey: string;
};

/** A key pair to sign with, made off the thread: RSA takes a while. */
export async function makeKeyPair(algorithm: KeyPair['algorithm']): Promise<KeyPair> {
  const { publicKey, privateKey } = await generate(algorithm);
  const der = publicKey.export({ type: 'spki', format: 'der' });
  // The last 32 bytes of the SubjectPublicKeyInfo are the key itself (RFC 8410 section 4).
  const bytes = algorithm === 'rsa' ? der : der.subarray(-32);
  return {
    algorithm,
    publicKey: bytes.toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const generate = (algorithm: KeyPair['algorithm']) =>
  new Promise<Objects>((resolve, reject) => {
    const done = (error: Error | null, publicKey: KeyObject, privateKey: KeyObject) =>
      error ? reject(error) : resolve({ publicKey, privateKey });
    if (algorithm === 'rsa') generateKeyPair('rsa', { modulusLength: RSA_BITS }, done);
    else generateKeyPair('ed25519', {}, done);
  });
