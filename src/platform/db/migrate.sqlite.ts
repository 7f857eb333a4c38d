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
  const version = () => (sqlite.query('PRAGMA user_version').get() as { user_version: number }).user_version;
  if (version() > migrations.length) {
    throw new SchemaTooNew(
      `${path} has schema version ${version()}; this Postroom knows up to ${migrations.length}. Start the newer version, or restore a backup made by this one.`,
    );
  }
  const step = sqlite.transaction(() => {
    // Asked under the lock: a command beside a starting server may have been faster.
    const next = version();
    if (next >= migrations.length) return;
    sqlite.run(migrations[next]!);
    sqlite.run(`PRAGMA user_version = ${next + 1}`);
  });
  while (version() < migrations.length) step.immediate();
}
