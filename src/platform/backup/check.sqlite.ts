import { Database as Sqlite } from 'bun:sqlite';
import { statSync } from 'node:fs';
import { messageOf } from '#src/lib/errors.ts';
import { BackupFailed } from './backup-failed.ts';

/** What a file holds: schema steps taken, rows of each table, bytes of the file. */
export type Checked = { version: number; counts: Record<string, number>; bytes: number };

const MOST_TROUBLES = 3;

/**
 * Opens a database that nobody writes to, reads all of it, and counts.
 * @param isTold what the file is, in the sentence that says it is damaged
 * @throws BackupFailed where anything in it is not as SQLite or its own foreign keys want it
 */
export function checkedFile(path: string, isTold: string): Checked {
  try {
    using sqlite = new Sqlite(path, { readonly: true });
    sqlite.run('PRAGMA cell_size_check = ON');
    const trouble = troubleIn(sqlite);
    if (trouble !== null) throw new Error(trouble);
    const { user_version: version } = sqlite.query('PRAGMA user_version').get() as { user_version: number };
    return { version, counts: countsOf(sqlite), bytes: statSync(path).size };
  } catch (error) {
    throw new BackupFailed(`${isTold} is damaged, or no database: ${messageOf(error)}`, { cause: error });
  }
}

function troubleIn(sqlite: Sqlite): string | null {
  const rows = sqlite.query(`PRAGMA integrity_check(${MOST_TROUBLES})`).all() as { integrity_check: string }[];
  const troubles = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  if (troubles.length > 0) return troubles.join('; ');
  const lost = sqlite.query('SELECT "table" AS name FROM pragma_foreign_key_check LIMIT 1').get();
  return lost ? `a row of ${(lost as { name: string }).name} points to one that is not there` : null;
}

function countsOf(sqlite: Sqlite): Record<string, number> {
  const tables = sqlite
    .query(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all() as { name: string }[];
  return Object.fromEntries(
    tables.map(({ name }) => {
      const { n } = sqlite.query(`SELECT count(*) AS n FROM "${name.replaceAll('"', '""')}"`).get() as { n: number };
      return [name, n];
    }),
  );
}
