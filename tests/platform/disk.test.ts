import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listAlarms } from '#src/platform/alarms/index.ts';
import { DISK_TROUBLE, guardDisk } from '#src/platform/disk/index.ts';
import { testMachine } from '../support/machine.ts';
import { until } from '../support/store.ts';

test('S18: ballast is written for good, and stays where the disk is only said to be full', async () => {
  await using machine = testMachine({ POSTROOM_SPARE_MB: '8' });
  const path = join(machine.ctx.config.dataFolder, 'postroom.ballast');
  const guard = guardDisk(machine.ctx);
  await until('ballast', () => existsSync(path));
  const { size, blocks, mode } = statSync(path);
  expect([size, blocks * 512 >= size, mode & 0o777]).toEqual([1_000_000, true, 0o600]);
  expect(new Set(readFileSync(path)).size).toBe(256);
  machine.ctx.signals.send(DISK_TROUBLE);
  expect(existsSync(path)).toBe(true);
  await guard.stop();
  // Another start finds it there.
  writeFileSync(path, 'still this');
  await guardDisk(machine.ctx).stop();
  expect(readFileSync(path, 'utf8')).toBe('still this');
});

test('S18: admins know while mail leaves no room, and no ballast takes the last of it', async () => {
  await using machine = testMachine({ POSTROOM_SPARE_MB: '1000000', POSTROOM_SIZE_LIMIT: '1000000000' });
  // No disk of a test machine has a thousand gigabytes free; where one has, there is nothing to see.
  const guard = guardDisk(machine.ctx);
  await until('the alarm', async () => (await listAlarms(machine.ctx.reader)).length > 0);
  expect((await listAlarms(machine.ctx.reader)).map(({ name }) => name)).toEqual(['disk']);
  expect(existsSync(join(machine.ctx.config.dataFolder, 'postroom.ballast'))).toBe(false);
  await guard.stop();
});
