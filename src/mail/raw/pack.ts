import { createHash } from 'node:crypto';
import type { Envelope, PackedRaw } from './schema.ts';

export type NewRaw = Pick<PackedRaw, 'direction' | 'at' | 'bytes'> & { envelope: Envelope };

// Above this, compressing in the main thread would hold up pages.
const LARGE_BYTES = 262_144;

/** "The same delivery twice" is the same bytes from the same sender to the same recipients. */
function digestOf({ bytes, envelope }: NewRaw): Uint8Array {
  const hash = createHash('sha256').update(bytes).update('\0').update(envelope.from);
  for (const to of [...envelope.to].sort()) hash.update('\0').update(to);
  return hash.digest();
}

/** Compresses and fingerprints a mail, before and outside the transaction that stores it. */
export async function packRaw(mail: NewRaw): Promise<PackedRaw> {
  const compressed =
    mail.bytes.length > LARGE_BYTES ? await Bun.zstdCompress(mail.bytes) : Bun.zstdCompressSync(mail.bytes);
  const { direction, at, bytes } = mail;
  return {
    direction,
    at,
    size: bytes.length,
    digest: digestOf(mail),
    envelope: JSON.stringify(mail.envelope),
    bytes: compressed,
  };
}
