import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { hasRoom, roomNeeded } from '#src/platform/disk/index.ts';
import { Locked, takeLock } from '#src/platform/lock.sqlite.ts';
import { createLog } from '#src/platform/log.ts';
import { loop } from '#src/platform/loop.ts';
import { readSetting, setting, writeSetting } from '#src/platform/settings/index.ts';
import { createSignals } from '#src/platform/signals.ts';
import { temporaryFolder, testMachine, turnableClock } from '../support/machine.ts';

test('a setting has its default until somebody chooses, and again when what was chosen no longer fits', async () => {
  await using machine = testMachine();
  const { db, reader } = machine.ctx;
  const wide = setting('test.size', z.number(), 5);
  expect(await readSetting(reader, wide)).toBe(5);
  await writeSetting(db, wide, 90);
  await writeSetting(db, wide, 80);
  expect(await readSetting(reader, wide)).toBe(80);
  expect(await readSetting(reader, setting('test.size', z.number().max(10), 5))).toBe(5);
  await expect(writeSetting(db, setting('test.size', z.number().max(10), 5), 11)).rejects.toThrow();
});

test('a data folder is served by one process: a second is refused, until the first lets go', () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'postroom.lock');
  const lock = takeLock(path);
  expect(() => takeLock(path)).toThrow(Locked);
  const code = `import { takeLock } from '${join(import.meta.dirname, '../../src/platform/lock.sqlite.ts')}';
    try { takeLock('${path}'); console.log('taken') } catch (error) { console.log(error.name, error.message) }`;
  const other = () => spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' }).stdout.trim();
  expect(other()).toBe(
    `Locked Another Postroom serves this data folder already (lock ${path}). Stop it first, or choose another.`,
  );
  expect(statSync(path).mode & 0o777).toBe(0o600);
  lock.release();
  expect(other()).toBe('taken');
  // That process is gone without having let go.
  takeLock(path).release();
  expect(existsSync(`${path}-journal`)).toBe(false);
});

test('W16: no secret reaches the log, wherever in an object it stands', () => {
  const lines: string[] = [];
  const log = createLog('info', false, { write: (line) => void lines.push(line) });
  const secrets = { password: 'swordfish', relayPassword: 'swordfish', secretKey: 'swordfish', token: 'swordfish' };
  log.info(secrets, 'a');
  log.info({ config: secrets, auth: { user: 'me', pass: 'swordfish' } }, 'b');
  log.info({ req: { headers: { cookie: 'swordfish', authorization: 'swordfish', host: 'x' } } }, 'c');
  expect(lines).toHaveLength(3);
  expect(lines.join()).not.toContain('swordfish');
  expect(JSON.parse(lines[1]!)).toMatchObject({ msg: 'b', auth: { user: 'me', pass: '[hidden]' } });
  expect(JSON.parse(lines[2]!).time).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('what is below the chosen level is not logged', () => {
  const lines: string[] = [];
  const log = createLog('warn', false, { write: (line) => void lines.push(line) });
  log.info('a');
  log.warn('b');
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['b']);
});

test('S18: what mail leaves free is what the admin says, and five letters at the least', () => {
  expect(roomNeeded({ sizeLimit: 1_000_000, spareMegabytes: 500 })).toBe(500_000_000);
  expect(roomNeeded({ sizeLimit: 200_000_000, spareMegabytes: 500 })).toBe(1_000_000_000);
});

test('S18: a disk without room for a few large mails has none, and a clock that is set back does not freeze the answer', () => {
  using folder = temporaryFolder();
  const sub = join(folder.path, 'sub');
  mkdirSync(sub);
  const clock = turnableClock();
  expect(hasRoom(sub, 1e18, clock)()).toBe(false);
  const room = hasRoom(sub, 1000, clock);
  const before = room();
  const { path } = folder;
  folder[Symbol.dispose]();
  // The folder is gone, so a fresh look fails: within a second there is none, and after a jump there is one.
  expect(room()).toBe(before);
  clock.turn(-24 * 3600 * 1000);
  expect(room, path).toThrow();
});

test('a loop takes one round at a time; a wake-up during a round makes another one follow, and a failing round is tried again', async () => {
  const signals = createSignals();
  const second = Promise.withResolvers<void>();
  let rounds = 0;
  let atOnce = 0;
  const turning = loop({
    name: 'test',
    log: createLog('silent', false),
    wakeOn: (wake) => signals.on('go', wake),
    everyMs: 60_000,
    async run() {
      expect(++atOnce).toBe(1);
      rounds++;
      if (rounds === 1) signals.send('go');
      await Bun.sleep(1);
      atOnce--;
      if (rounds === 1) throw new Error('fails once');
      second.resolve();
      return false;
    },
  });
  await second.promise;
  await turning.stop();
  signals.send('go');
  await Bun.sleep(5);
  expect(rounds).toBe(2);
});
