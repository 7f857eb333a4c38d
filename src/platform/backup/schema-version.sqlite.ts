import { Database as Sqlite } from 'bun:sqlite';
import { existsSync } from 'node:fs';

/** How many schema steps a database has taken; null where there is none, or an empty file. */
export function schemaVersion(path: string): number | null {
  if (!existsSync(path)) return null;
  using sqlite = new Sqlite(path, { readwrite: true, create: false });
  sqlite.run('PRAGMA busy_timeout = 5000');
  const { user_version: version } = sqlite.query('PRAGMA user_version').get() as { user_version: number };
  return version === 0 ? null : version;
}
