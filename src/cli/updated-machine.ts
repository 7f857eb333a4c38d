import { join } from 'node:path';
import { migrations } from '#migrations/index.ts';
import { messageOf } from '#src/lib/errors.ts';
import { recordMade } from '#src/ops/backup/index.ts';
import { type Made, makeBackup } from '#src/platform/backup/index.ts';
import { systemClock } from '#src/platform/clock.ts';
import type { Config } from '#src/platform/config/index.ts';
import { roomNeeded } from '#src/platform/disk/index.ts';
import { openMachine } from './machine.ts';

/**
 * The belt for `serve`: a database of an older Postroom is backed up beside itself, then brought up to date. Nothing is
 * changed where that backup can't be made.
 */
export async function openUpdatedMachine(config: Config): ReturnType<typeof openMachine> {
  const at = systemClock.now();
  let kept: Made | null = null;
  const opened = await openMachine(config, async (version) => {
    kept = await backUpBefore(config, version, at);
  });
  if (kept) await announce(opened.machine, at, kept);
  return opened;
}

async function backUpBefore(config: Config, version: number, at: number): Promise<Made> {
  const second = new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const target = join(config.dataFolder, `postroom-of-schema-${version}-${second}.db`);
  const database = join(config.dataFolder, 'postroom.db');
  try {
    return await makeBackup({ database, target, passphrase: null, spareBytes: roomNeeded(config) });
  } catch (error) {
    throw new Error(
      `Postroom did not start, and nothing was changed: before it brings the database of an older version up to date it makes a backup, and that failed. ${messageOf(error)}`,
      { cause: error },
    );
  }
}

async function announce(machine: Awaited<ReturnType<typeof openMachine>>['machine'], at: number, kept: Made) {
  const { log } = machine;
  const from = `from schema ${kept.version} to ${migrations.length}`;
  log.warn(
    { backup: kept.path },
    `The database was brought up to date ${from}; as it was before, it is kept beside it`,
  );
  await recordMade({ ...machine, actor: 'system' }, 'update', at, kept);
}
