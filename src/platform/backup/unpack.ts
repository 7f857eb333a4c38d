import { existsSync, rmSync } from 'node:fs';
import { messageOf } from '#src/lib/errors.ts';
import { BackupFailed } from './backup-failed.ts';
import { type Checked, checkedFile } from './check.sqlite.ts';
import { isSealed, openSealed, writeNew } from './seal-file.ts';

/**
 * Puts what is in a backup into a new file beside nothing else, and checks it.
 * @param askPassphrase where the backup is encrypted; null where nobody can be asked
 * @throws BackupFailed, and then `to` is not there
 */
export async function unpackBackup(
  path: string,
  to: string,
  askPassphrase: () => Promise<string | null>,
): Promise<Checked> {
  if (!existsSync(path)) throw new BackupFailed(`There is no file ${path}.`);
  try {
    await writeNew(to, await contentOf(path, askPassphrase));
    return checkedFile(to, path);
  } catch (error) {
    rmSync(to, { force: true });
    throw error instanceof BackupFailed ? error : new BackupFailed(`${path} can't be read: ${messageOf(error)}`);
  }
}

async function contentOf(path: string, askPassphrase: () => Promise<string | null>) {
  if (!(await isSealed(path))) return Bun.file(path).stream();
  const passphrase = await askPassphrase();
  if (passphrase === null) throw new BackupFailed(`${path} is encrypted: set POSTROOM_BACKUP_PASSPHRASE to open it.`);
  return openSealed(path, passphrase);
}
