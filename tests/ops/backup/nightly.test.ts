import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupJobs } from '#src/ops/backup/index.ts';
import { listAlarms } from '#src/platform/alarms/index.ts';
import { runJobs } from '#src/platform/jobs/index.ts';
import { type TestMachine, temporaryFolder, testMachine } from '#tests/support/machine.ts';
import { until } from '#tests/support/store.ts';

const HOUR = 3_600_000;
const program = [process.execPath, join(import.meta.dirname, '../../../src/main.ts')];

/** Jobs of backups run by themselves over a fresh database; `env` overrides settings. */
async function running(machine: TestMachine) {
  const backups = backupJobs(program);
  const runner = await runJobs(machine.ctx, backups.kinds);
  const one = <T>(sql: string) => machine.database.sqlite.query(sql).get() as T | null;
  return {
    one,
    all: <T>(sql: string) => machine.database.sqlite.query(sql).all() as T[],
    /** Turns the clock to when the nightly job is due, and wakes it. */
    async night() {
      const { at } = await until('a nightly job', () =>
        one<{ at: number }>("SELECT run_at AS at FROM job WHERE key = 'nightly' AND attempts = 0"),
      );
      machine.clock.turn(at - machine.clock.now());
      machine.ctx.signals.send('job:backup.make');
      await until(
        'the next night',
        () => one(`SELECT 1 FROM job WHERE key = 'nightly' AND run_at > ${at} AND attempts = 0`),
        60_000,
      );
    },
    wake: () => machine.ctx.signals.send('job:backup.watch'),
    async [Symbol.asyncDispose]() {
      backups.stop();
      await runner.stop();
    },
  };
}

const choose = ({ database }: TestMachine, wanted: object) => {
  const value = JSON.stringify({ isOn: true, hour: 3, timeZone: 'UTC', keep: 7, folder: '', ...wanted });
  database.sqlite.run("INSERT OR REPLACE INTO setting VALUES ('backup.nightly', ?)", [value]);
};

const alarms = async ({ ctx }: TestMachine) => (await listAlarms(ctx.db)).map(({ name, data }) => [name, data.reason]);

test('each night one is made at the hour, encrypted with the passphrase, and only the newest are kept', async () => {
  await using machine = testMachine({ POSTROOM_BACKUP_PASSPHRASE: 'correct horse', POSTROOM_SPARE_MB: '1' });
  const folder = join(machine.ctx.config.dataFolder, 'backups');
  choose(machine, { keep: 1 });
  await using work = await running(machine);
  await work.night();
  expect(readdirSync(folder)).toEqual(['postroom-2026-03-03-030000.db.age']);
  await work.night();
  expect(readdirSync(folder)).toEqual(['postroom-2026-03-04-030000.db.age']);
  expect(work.all('SELECT reason, is_sealed FROM backup')).toEqual([{ reason: 'nightly', is_sealed: 1 }]);
  expect(work.all("SELECT count(*) AS n FROM event WHERE name = 'backup.made'")).toEqual([{ n: 2 }]);
  expect(await alarms(machine)).toEqual([]);
});

test('W10: what a list that was restored calls a backup is not removed by the night, if it is none', async () => {
  await using machine = testMachine({ POSTROOM_SPARE_MB: '1' });
  const file = join(machine.ctx.config.dataFolder, 'postroom-2020-01-01-030000.db');
  writeFileSync(file, 'a letter');
  const row = 'INSERT INTO backup (reason, at, path, bytes, is_sealed, took_ms, counts) VALUES (?, 1, ?, 8, 0, 1, ?)';
  machine.database.sqlite.run(row, ['nightly', file, '{}']);
  choose(machine, { keep: 1 });
  await using work = await running(machine);
  await work.night();
  expect(work.all("SELECT path FROM backup WHERE error IS NULL AND path LIKE '%2020%'")).toEqual([]);
  expect(existsSync(file)).toBe(true);
});

test('one that fails keeps those before it, raises an alarm and is tried again within the hour; a good one clears it', async () => {
  await using machine = testMachine({ POSTROOM_SPARE_MB: '1' });
  using elsewhere = temporaryFolder();
  const folder = join(elsewhere.path, 'disk');
  mkdirSync(folder);
  choose(machine, { keep: 1, folder });
  await using work = await running(machine);
  await work.night();
  const [kept] = readdirSync(folder);
  choose(machine, { keep: 1, folder: join(elsewhere.path, 'unplugged') });
  await work.night();
  expect(await alarms(machine)).toEqual([['backup', 'failed']]);
  expect(work.one<{ error: string }>('SELECT error FROM backup ORDER BY id DESC')?.error).toContain('no folder');
  expect(existsSync(join(folder, kept!))).toBe(true);
  const due = work.one<{ at: number }>("SELECT run_at AS at FROM job WHERE key = 'nightly'")!.at;
  expect(due - machine.clock.now()).toBe(HOUR);
  choose(machine, { keep: 1, folder });
  await work.night();
  expect(await alarms(machine)).toEqual([]);
  expect(readdirSync(folder)).toHaveLength(1);
});

test('where none was made for more than 36 hours an alarm is raised, though nothing failed', async () => {
  await using machine = testMachine();
  choose(machine, {});
  await using work = await running(machine);
  await until('the first weighing', () => work.one('SELECT 1 FROM daily_size'));
  machine.database.sqlite.run("DELETE FROM job WHERE kind = 'backup.make'");
  machine.database.sqlite.run(
    "INSERT INTO backup (reason, at, path, bytes, is_sealed, counts) VALUES ('command', ?, '/x', 1, 0, '{}')",
    [machine.clock.now() - 37 * HOUR],
  );
  machine.clock.turn(HOUR);
  work.wake();
  await until('an alarm', async () => (await alarms(machine)).length > 0);
  expect(await alarms(machine)).toEqual([['backup', 'late']]);
  expect(work.one("SELECT 1 FROM job WHERE key = 'nightly'")).not.toBeNull();
});

test('a server that ends in the middle kills it, leaves nothing behind, and makes it after the next start', async () => {
  await using machine = testMachine();
  const { dataFolder } = machine.ctx.config;
  const slow = join(dataFolder, 'slow.ts');
  // In the place of the program: it leaves half a file, says so, and never ends.
  writeFileSync(
    slow,
    "import { writeFileSync } from 'node:fs'; writeFileSync(process.argv[3] + '.part', 'half'); setInterval(() => {}, 1000);",
  );
  const backups = backupJobs([process.execPath, slow]);
  const runner = await runJobs(machine.ctx, backups.kinds);
  machine.database.sqlite.run(
    `INSERT INTO job (kind, key, payload, run_at, created_at) VALUES ('backup.make', 'asked', '{"reason":"asked"}', 1, 1)`,
  );
  machine.ctx.signals.send('job:backup.make');
  const folder = join(dataFolder, 'backups');
  await until('half a file', () => existsSync(folder) && readdirSync(folder).length > 0);
  backups.stop();
  await runner.stop();
  expect(readdirSync(folder)).toEqual([]);
  expect(machine.database.sqlite.query('SELECT count(*) AS n FROM backup').get()).toEqual({ n: 0 });
  expect(await alarms(machine)).toEqual([]);
  machine.clock.turn(HOUR);
  await using again = await running(machine);
  await until('the backup', () => again.one("SELECT 1 FROM backup WHERE reason = 'asked'"), 60_000);
  expect(again.one("SELECT 1 FROM job WHERE key = 'asked'")).toBeNull();
});
