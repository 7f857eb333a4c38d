import { Database as Sqlite } from 'bun:sqlite';
import { existsSync } from 'node:fs';
import { ensureOwnFile } from './own-file.ts';

/** Another server works on this data folder. */
export class Locked extends Error {
  override name = 'Locked';
}

/**
 * Marks the data folder as being served, with a lock that the system drops when the process ends, however it ends. A
 * process number in a file would keep a server out after a power failure, once the number belongs to somebody else.
 * @param path of an empty file that is nothing but lockable
 * @throws Locked
 */
export function takeLock(path: string): { release(): void } {
  ensureOwnFile(path);
  const file = new Sqlite(path, { readwrite: true });
  try {
    // Without a journal nothing is left beside the lock.
    file.run('PRAGMA journal_mode = MEMORY');
    file.run('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new Locked(
      `Another Postroom serves this data folder already (lock ${path}). Stop it first, or choose another.`,
    );
  }
  return { release: () => file.close() };
}

/** Whether a server works on the folder of this lock. Asks without taking it, so that one that starts just now is not kept out. */
export function isLocked(path: string): boolean {
  if (!existsSync(path)) return false;
  using file = new Sqlite(path, { readonly: true });
  try {
    file.query('SELECT count(*) FROM sqlite_master').get();
    return false;
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    return true;
  }
}
