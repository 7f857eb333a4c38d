import { Database as Sqlite } from 'bun:sqlite';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '#migrations/index.ts';
import { runDeadJobs } from '#src/cli/dead-jobs.ts';
import { readConfig } from '#src/platform/config/index.ts';
import { migrate, openDatabase, SchemaTooNew } from '#src/platform/db/index.ts';
import { temporaryFolder } from '#tests/support/machine.ts';
import { startPostroom } from '#tests/support/postroom.ts';
import { openStore } from '#tests/support/store.ts';

/** A data folder as the version before this one left it, with somebody in it. */
async function older() {
  const folder = temporaryFolder();
  const database = openDatabase(join(folder.path, 'postroom.db'));
  migrate(database, migrations.slice(0, -1));
  database.sqlite.run(
    "INSERT INTO user (email, name, password_hash, role, created_at) VALUES ('old@acme.example', 'Olga', 'x', 'admin', 1)",
  );
  await database.close();
  return folder;
}

const versionOf = (path: string) => {
  using sqlite = new Sqlite(path, { readonly: true });
  return (sqlite.query('PRAGMA user_version').get() as { user_version: number }).user_version;
};

const kept = (path: string) => readdirSync(path).filter((name) => name.startsWith('postroom-of-schema'));

test('D5: serve keeps the database as it was before it brings it up to date, and lists that; a second start keeps no other', async () => {
  using folder = await older();
  for (let start = 0; start < 2; start++) {
    await using postroom = await startPostroom({ POSTROOM_DATA: folder.path });
    expect(postroom.webPort).toBeGreaterThan(0);
  }
  const [name, ...more] = kept(folder.path);
  expect(more).toEqual([]);
  const path = join(folder.path, name!);
  expect(versionOf(path)).toBe(migrations.length - 1);
  using old = new Sqlite(path, { readonly: true });
  expect(old.query('SELECT name FROM user').get()).toEqual({ name: 'Olga' });
  using store = openStore(folder.path);
  expect(store.one('SELECT reason, path FROM backup')).toEqual({ reason: 'update', path });
  expect(versionOf(join(folder.path, 'postroom.db'))).toBe(migrations.length);
});

test('D5: where that backup can’t be made nothing is changed, and serve says why', async () => {
  using folder = await older();
  const before = readFileSync(join(folder.path, 'postroom.db'));
  const start = startPostroom({ POSTROOM_DATA: folder.path, POSTROOM_SPARE_MB: '1000000' });
  await expect(start).rejects.toThrow(/^Postroom did not start, and nothing was changed: .* There is no room for it/);
  expect(readFileSync(join(folder.path, 'postroom.db')).equals(before)).toBe(true);
  expect(kept(folder.path)).toEqual([]);
});

test('D5: other commands leave an older database as it is, and say what brings it up to date', async () => {
  using folder = await older();
  const config = readConfig({ POSTROOM_DATA: folder.path });
  await expect(runDeadJobs(config, [])).rejects.toThrow('postroom serve');
  expect(versionOf(join(folder.path, 'postroom.db'))).toBe(migrations.length - 1);
});

test('D5: serve refuses the database of a newer version, in a sentence, and leaves it as it is', async () => {
  using folder = await older();
  {
    using sqlite = new Sqlite(join(folder.path, 'postroom.db'));
    sqlite.run('PRAGMA user_version = 99');
  }
  await expect(startPostroom({ POSTROOM_DATA: folder.path })).rejects.toThrow(SchemaTooNew);
  expect(versionOf(join(folder.path, 'postroom.db'))).toBe(99);
  expect(kept(folder.path)).toEqual([]);
});
