import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { messageOf } from '#src/lib/errors.ts';
import { BackupFailed } from './backup-failed.ts';

// Loaded by those who encrypt: the server itself never does.
const age = () => import('age-encryption');

const HEADER = 'age-encryption.org/v1';
// 64 MB of memory and a third of a second for each guess; the format's usual 18 takes four times that from a small server.
const WORK_FACTOR = 16;

/** Whether a file is encrypted, by its first bytes. */
export async function isSealed(path: string): Promise<boolean> {
  return (await Bun.file(path).slice(0, HEADER.length).text()) === HEADER;
}

/** Writes a stream into a new file that only its owner may read. @returns the digest of what went in */
export async function writeNew(path: string, bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const file = await open(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    for await (const piece of bytes) {
      hash.update(piece);
      await file.writeFile(piece);
    }
    await file.sync();
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}

/**
 * Encrypts a file piece by piece, and reads the result again: what was written must open, and be what went in.
 * @throws BackupFailed
 */
export async function sealFile(clear: string, sealed: string, passphrase: string): Promise<void> {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  encrypter.setPassphrase(passphrase);
  const before = createHash('sha256');
  await writeNew(sealed, await encrypter.encrypt(noted(Bun.file(clear).stream(), before)));
  const after = createHash('sha256');
  for await (const piece of await openSealed(sealed, passphrase)) after.update(piece);
  if (after.digest('hex') !== before.digest('hex'))
    throw new BackupFailed('What was encrypted does not open as it was.');
}

/** What is in an encrypted file. @throws BackupFailed for a wrong passphrase; while reading, where bytes were changed */
export async function openSealed(path: string, passphrase: string): Promise<AsyncIterable<Uint8Array>> {
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return untouched(path, await decrypter.decrypt(Bun.file(path).stream()));
  } catch (error) {
    throw new BackupFailed(`${path} does not open with this passphrase.`, { cause: error });
  }
}

async function* untouched(path: string, bytes: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw new BackupFailed(`${path} was cut or changed since it was made: ${messageOf(error)}`, { cause: error });
  }
}

const noted = (bytes: ReadableStream<Uint8Array>, hash: Hash): ReadableStream<Uint8Array> =>
  bytes.pipeThrough(
    new TransformStream({
      transform(piece: Uint8Array, controller) {
        hash.update(piece);
        controller.enqueue(piece);
      },
    }),
  );
