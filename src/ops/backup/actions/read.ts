import { basename } from 'node:path';
import { type Actor, requireRight } from '#src/company/access/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { isBackup } from '#src/platform/backup/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { keyedJob } from '#src/platform/jobs/index.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import type { BackupSummary, ShownBackup } from '#views/ops/backup/types.ts';
import { backupFolder } from '../file-name.ts';
import { hourIn } from '../next-night.ts';
import type { Backup } from '../schema.ts';
import { nightly } from '../settings.ts';
import { firstWeighed } from '../sizes.sqlite.ts';
import { findBackup, lastGood, listBackups } from '../store.ts';
import { isLate } from '../surplus.ts';
import { MAKE_JOB } from './schedule.ts';

const MOST = 400;

const shown = (backup: Backup): ShownBackup => ({
  ...backup,
  name: basename(backup.path),
  // A list may have come with a restored database: what it calls a backup need not be one (hazard W10).
  isThere: backup.error === null && isBackup(backup.path),
});

/** How backups stand, for the page Status and doctor. */
export async function backupSummary({ reader, clock }: Ctx): Promise<BackupSummary> {
  const [last, newest, wanted] = [
    await lastGood(reader),
    (await listBackups(reader, 1))[0],
    await readSetting(reader, nightly),
  ];
  const [night, asked] = [await keyedJob(reader, MAKE_JOB, 'nightly'), await keyedJob(reader, MAKE_JOB, 'asked')];
  const since = last?.at ?? (await firstWeighed(reader));
  const isOld = since !== null && isLate(since, clock.now());
  const failure = newest && newest.error !== null ? { at: newest.at, error: newest.error } : null;
  return {
    last: last && shown(last),
    failure,
    nextAt: wanted.isOn ? (night?.runAt ?? null) : null,
    isRunning: asked !== null || night?.isRunning === true,
    level: wanted.isOn && isOld ? 'fail' : last === null && !wanted.isOn ? 'warn' : 'ok',
  };
}

/** All that are listed, the newest first, with what the settings say on the clocks of whoever looks. */
export async function backupsShown(ctx: Ctx, actor: Actor | null, timeZone: string) {
  requireRight(actor, 'company.manage');
  const chosen = await readSetting(ctx.reader, nightly);
  return {
    summary: await backupSummary(ctx),
    backups: (await listBackups(ctx.reader, MOST)).map(shown),
    nightly: { ...chosen, timeZone, hour: hourIn(ctx.clock.now(), chosen, timeZone) },
    defaultFolder: backupFolder('', ctx.config.dataFolder),
    isSealing: ctx.config.backupPassphrase !== null,
  };
}

/** A file that Postroom made itself and that is there. @throws NotFound */
export async function downloadable(ctx: Ctx, actor: Actor | null, id: number): Promise<ShownBackup> {
  requireRight(actor, 'company.manage');
  const backup = await findBackup(ctx.reader, id);
  const found = backup && shown(backup);
  if (!found?.isThere) throw new NotFound('backup');
  return found;
}
