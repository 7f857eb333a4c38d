import { readFile } from 'node:fs/promises';
import { messageOf } from '#src/lib/errors.ts';
import { type Certificate, factsOf } from './certificate.ts';
import type { Source } from './source.ts';

/** @throws where a file can't be read, or the two are no pair */
export async function readPair(certPath: string, keyPath: string): Promise<Certificate> {
  // One after the other: where both are missing, the trouble told is always the certificate's.
  const cert = await readFile(certPath, 'utf8');
  const key = await readFile(keyPath, 'utf8');
  factsOf({ cert, key });
  return { cert, key };
}

/** Certificate and key that somebody else keeps fresh. The bytes are compared, since a copy may keep the old time. */
export function fileSource(certPath: string, keyPath: string): Source {
  return {
    kind: 'files',
    atHand: () => readPair(certPath, keyPath).catch(() => null),
    async look() {
      try {
        return { certificate: await readPair(certPath, keyPath), trouble: null };
      } catch (error) {
        return { certificate: null, trouble: { reason: 'files', detail: messageOf(error) } };
      }
    },
  };
}
