import { Database as Sqlite } from 'bun:sqlite';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrations } from '#migrations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type Db, migrate, openDatabase, SchemaTooNew, transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { temporaryFolder, testMachine } from '../support/machine.ts';

const pragma = async (db: Db, name: string) =>
  Object.values((await sql<Record<string, unknown>>`PRAGMA ${sql.raw(name)}`.execute(db)).rows[0]!)[0];

const EXPECTED = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: 5000,
  trusted_schema: 0,
  cell_size_check: 1,
  page_size: 8192,
};

test('D1: both connections keep commits through a power failure, wait for others and hold foreign keys', async () => {
  await using machine = testMachine();
  for (const db of [machine.ctx.db, machine.ctx.reader])
    for (const [name, value] of Object.entries(EXPECTED)) expect([name, await pragma(db, name)]).toEqual([name, value]);
});

test('D2: a transaction takes the write lock before it reads, so that another process can’t make its first write fail', async () => {
  await using machine = testMachine();
  using other = new Sqlite(machine.database.path);
  await transaction(machine.ctx, async (ctx) => {
    await sql`SELECT 1 FROM event`.execute(ctx.db);
    expect(() => other.run(`INSERT INTO setting VALUES ('a', '1')`)).toThrow('locked');
    await recordEvents(ctx, [{ name: 'x', subject: 'x', subjectId: 1 }]);
  });
  expect(() => other.run(`INSERT INTO setting VALUES ('a', '1')`)).not.toThrow();
});

test('every table is STRICT', async () => {
  await using machine = testMachine();
  const rows = await sql<{ name: string; strict: number }>`SELECT name, strict FROM pragma_table_list
    WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`.execute(machine.ctx.db);
  expect(rows.rows.length).toBeGreaterThan(20);
  expect(rows.rows.filter((row) => row.strict !== 1)).toEqual([]);
});

test('W16: the database and the files beside it are for their owner alone', async () => {
  await using machine = testMachine();
  for (const suffix of ['', '-wal', '-shm'])
    expect([suffix, statSync(machine.database.path + suffix).mode & 0o777]).toEqual([suffix, 0o600]);
});

test('the connection for pages can’t write', async () => {
  await using machine = testMachine();
  await expect(sql`INSERT INTO setting VALUES ('a', '1')`.execute(machine.ctx.reader)).rejects.toThrow('readonly');
});

const add = (ctx: Ctx, name: string) => sql`INSERT INTO setting VALUES (${name}, '1')`.execute(ctx.db);
const names = async (ctx: Ctx) =>
  (await sql<{ name: string }>`SELECT name FROM setting ORDER BY name`.execute(ctx.reader)).rows.map((row) => row.name);

test('a transaction joins the one that is open; what an action inside wrote goes back with the rest', async () => {
  await using machine = testMachine();
  const failing = transaction(machine.ctx, async (ctx) => {
    await transaction(ctx, async (inner) => {
      expect(inner).toBe(ctx);
      await add(inner, 'inner');
    });
    expect(await names(ctx)).toEqual(['inner']);
    expect(await names(machine.ctx)).toEqual([]);
    throw new Error('after all not');
  });
  await expect(failing).rejects.toThrow('after all not');
  expect(await names(machine.ctx)).toEqual([]);
});

test('two transactions at the same time run one after the other', async () => {
  await using machine = testMachine();
  const story: string[] = [];
  const run = (name: string) =>
    transaction(machine.ctx, async (ctx) => {
      story.push(`${name} begins`);
      await add(ctx, name);
      story.push(`${name} ends`);
    });
  await Promise.all([run('a'), run('b')]);
  expect(story).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test('signals sent inside a transaction are heard after its commit, once, and never after a rollback', async () => {
  await using machine = testMachine();
  const { ctx } = machine;
  const heard: string[][] = [];
  const look = Promise.withResolvers<void>();
  ctx.signals.on('event', async () => {
    heard.push(await names(ctx));
    look.resolve();
  });
  const rolledBack = transaction(ctx, async (ctx) => {
    ctx.signals.send('event');
    throw new Error('no');
  });
  await expect(rolledBack).rejects.toThrow('no');
  await transaction(ctx, async (ctx) => {
    ctx.signals.send('event');
    await transaction(ctx, async (ctx) => ctx.signals.send('event'));
    await add(ctx, 'a');
  });
  await look.promise;
  expect(heard).toEqual([['a']]);
});

test('D5: a migration happens once, in order, and as a whole or not at all', () => {
  using folder = temporaryFolder();
  const database = openDatabase(join(folder.path, 'a.db'));
  const version = () => (database.sqlite.query('PRAGMA user_version').get() as { user_version: number }).user_version;
  migrate(database, ['CREATE TABLE a (x INTEGER) STRICT']);
  database.sqlite.run('INSERT INTO a VALUES (7)');
  const broken = ['not looked at again', 'CREATE TABLE b (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1)'];
  expect(() => migrate(database, broken)).toThrow('nowhere');
  expect(version()).toBe(1);
  expect(database.sqlite.query("SELECT * FROM sqlite_schema WHERE name = 'b'").get()).toBeNull();
  migrate(database, ['not looked at again', 'CREATE TABLE b AS SELECT * FROM a']);
  expect(version()).toBe(2);
  expect(database.sqlite.query('SELECT x FROM b').get()).toEqual({ x: 7 });
});

test('D5: a file of a newer Postroom is refused untouched, and the message says what to do', () => {
  using folder = temporaryFolder();
  const database = openDatabase(join(folder.path, 'a.db'));
  migrate(database, [...migrations, 'CREATE TABLE later (x INTEGER) STRICT']);
  expect(() => migrate(database, migrations)).toThrow(SchemaTooNew);
  expect(() => migrate(database, migrations)).toThrow('Start the newer version');
});

test('every script in migrations/ stands in the list, in the order of its number', () => {
  const folder = join(import.meta.dirname, '../../migrations');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, i) => i + 1));
  expect(migrations).toEqual(files.map((name) => readFileSync(join(folder, name), 'utf8')));
});

test('closing leaves one file', async () => {
  const machine = testMachine();
  await add(machine.ctx, 'a');
  machine.ctx.workers.stop();
  await machine.database.close();
  expect(['', '-wal', '-shm'].map((suffix) => existsSync(machine.database.path + suffix))).toEqual([
    true,
    false,
    false,
  ]);
});
