import { Database as Sqlite } from 'bun:sqlite';
import { closeSync, openSync } from 'node:fs';
import { messageOf } from '#src/lib/errors.ts';
import { BackupFailed } from './backup-failed.ts';

const MOST_TROUBLES = 3;

/**
 * Writes what the database holds at this moment into a new file, beside whoever reads and writes it (hazard D4): bun:sqlite
 * has no backup API, and a copy of the file without its -wal would miss the last commits. It blocks its thread for as long
 * as it takes, so a server has a process of its own do it.
 */
export function copyDatabase(from: string, to: string): void {
  // Made here for its mode; SQLite takes an empty file.
  closeSync(openSync(to, 'wx', 0o600));
  using sqlite = new Sqlite(from, { readwrite: true, create: false });
  // Without memory for temporary files it would grow with the largest index.
  for (const pragma of ['busy_timeout = 5000', 'cell_size_check = ON', 'cache_size = -16000']) {
    sqlite.run(`PRAGMA ${pragma}`);
  }
  try {
    sound(sqlite);
    sqlite.query('VACUUM INTO ?').run(to);
  } catch (error) {
    throw error instanceof BackupFailed ? error : new BackupFailed(`It can't be copied: ${messageOf(error)}`);
  }
  settleWal(sqlite);
}

/** A copy rebuilds every index, so it tells nothing of theirs: the source itself is looked at. */
function sound(sqlite: Sqlite): void {
  const rows = sqlite.query(`PRAGMA quick_check(${MOST_TROUBLES})`).all() as { quick_check: string }[];
  const troubles = rows.map((row) => row.quick_check).filter((text) => text !== 'ok');
  if (troubles.length > 0) throw new BackupFailed(`The database itself is damaged: ${troubles.join('; ')}`);
}

/**
 * While the copy was read nothing could leave the -wal, which has grown (hazard D2). Here, not at the server's next commit,
 * which pages would wait for; where somebody writes just now, that commit has little left to do.
 */
function settleWal(sqlite: Sqlite): void {
  sqlite.run('PRAGMA busy_timeout = 100');
  for (const how of ['PASSIVE', 'TRUNCATE']) sqlite.query(`PRAGMA wal_checkpoint(${how})`).get();
}
