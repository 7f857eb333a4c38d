import type { Database } from './open.sqlite.ts';

/** The file was written by a newer Postroom; an older one must not touch it. */
export class SchemaTooNew extends Error {
  override name = 'SchemaTooNew';
}

/**
 * Brings the file to the newest schema, one transaction a step; `user_version` counts the steps taken.
 * @param migrations SQL scripts, oldest first; a step once released is never changed
 */
export function migrate({ sqlite, path }: Database, migrations: readonly string[]): void {
  const row = sqlite.query('PRAGMA user_version').get() as { user_version: number };
  if (row.user_version > migrations.length) {
    throw new SchemaTooNew(
      `${path} has schema version ${row.user_version}; this Postroom knows up to ${migrations.length}. Start the newer version, or restore a backup made by this one.`,
    );
  }
  for (let version = row.user_version; version < migrations.length; version++) {
    sqlite
      .transaction(() => {
        sqlite.run(migrations[version]!);
        sqlite.run(`PRAGMA user_version = ${version + 1}`);
      })
      .immediate();
  }
}
