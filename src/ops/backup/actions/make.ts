import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '#src/lib/errors.ts';
import { BackupFailed, isBackup, type Made } from '#src/platform/backup/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import type { Child } from '../child.ts';
import { backupFolder, fileName } from '../file-name.ts';
import { removeLeftOver, sweepLeftOvers } from '../left-over.ts';
import { isRemovable } from '../removable.ts';
import type { Reason } from '../schema.ts';
import { nightly } from '../settings.ts';
import { madeFor } from '../store.ts';
import { surplus } from '../surplus.ts';

/** What became of one, for the transaction that records it. `gone` are older ones whose files went for it. */
export type Outcome = {
  reason: Reason;
  at: number;
  path: string;
  isSealed: boolean;
  result: { ok: true; made: Made; gone: number[] } | { ok: false; error: string };
};

/** Makes one where the settings say, and removes the nights that are too many then: never before the new one is checked. */
export async function makeOne(ctx: Ctx, reason: Reason, start: (target: string) => Child): Promise<Outcome> {
  const { config, clock, reader } = ctx;
  const { folder: chosen, timeZone, keep } = await readSetting(reader, nightly);
  const at = clock.now();
  const isSealed = config.backupPassphrase !== null;
  const folder = backupFolder(chosen, config.dataFolder);
  const path = join(folder, fileName(at, timeZone, isSealed));
  const about = { reason, at, path, isSealed };
  try {
    if (!chosen) await mkdir(folder, { recursive: true, mode: 0o700 });
    const made = await start(path).made;
    sweepLeftOvers(config.dataFolder, folder, at);
    const gone = reason === 'nightly' ? await removeSurplus(ctx, keep - 1) : [];
    return { ...about, result: { ok: true, made, gone } };
  } catch (error) {
    removeLeftOver(config.dataFolder, path);
    const told = error instanceof BackupFailed ? error.message : `It could not be made: ${messageOf(error)}`;
    return { ...about, result: { ok: false, error: told } };
  }
}

async function removeSurplus({ reader, log }: Ctx, keep: number): Promise<number[]> {
  const old = surplus(await madeFor(reader, 'nightly'), keep);
  const gone: number[] = [];
  for (const { id, path, ...backup } of old) {
    try {
      if (isRemovable({ ...backup, path }, isBackup)) await rm(path, { force: true });
      gone.push(id);
    } catch (error) {
      // Its line stays, so that the next night tries again.
      log.warn({ path, err: error }, 'An old backup could not be removed');
    }
  }
  return gone;
}
