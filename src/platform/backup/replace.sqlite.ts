import { Database as Sqlite } from 'bun:sqlite';
import { existsSync, linkSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { sync } from './on-disk.ts';

const BESIDE = ['-wal', '-shm'];

/**
 * Puts a checked database in the place of another, which is kept under a name of its own with what lies beside it. Killed
 * at any moment, there is one of the two under the name that counts, whole. Nobody may have either open.
 * @returns whether there was one to keep
 */
export function replaceDatabase(fresh: string, path: string, aside: string): boolean {
  const isThere = existsSync(path);
  if (isThere) putAside(path, aside);
  renameSync(fresh, path);
  sync(dirname(path));
  return isThere;
}

function putAside(path: string, aside: string): void {
  emptyWal(path);
  // First, so that a -wal of the old file never lies beside the new one; it is empty, unless the old one is damaged.
  for (const ending of BESIDE) if (existsSync(path + ending)) renameSync(path + ending, aside + ending);
  try {
    linkSync(path, aside);
  } catch {
    // Not every file system knows two names of one file.
    renameSync(path, aside);
  }
  sync(dirname(aside));
}

function emptyWal(path: string): void {
  try {
    using sqlite = new Sqlite(path, { readwrite: true, create: false });
    sqlite.query('PRAGMA wal_checkpoint(TRUNCATE)').get();
  } catch {
    // Damaged, perhaps the reason for all this: it is kept as it is.
  }
}
