import { type Actor, requireRight } from '#src/company/access/index.ts';
import { clearAlarm } from '#src/platform/alarms/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { cancelJob, keyedJob, scheduleJob } from '#src/platform/jobs/index.ts';
import { changeSetting, readSetting } from '#src/platform/settings/index.ts';
import { BACKUP_ALARM } from '../alarm.ts';
import { nextNight } from '../next-night.ts';
import { type Nightly, nightly } from '../settings.ts';

export const MAKE_JOB = 'backup.make';

/** Makes one as soon as none is being made. */
export async function askForBackup(ctx: Ctx, actor: Actor | null): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    if ((await keyedJob(ctx.db, MAKE_JOB, 'asked')) !== null) return;
    await scheduleJob(ctx, MAKE_JOB, 'asked', ctx.clock.now(), { reason: 'asked' });
  });
}

export async function changeNightly(ctx: Ctx, actor: Actor | null, wanted: Nightly): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    if (!(await changeSetting(ctx, actor.userId, nightly, wanted))) return;
    if (wanted.isOn) return scheduleNight(ctx, wanted);
    await cancelJob(ctx, MAKE_JOB, 'nightly');
    await clearAlarm(ctx, BACKUP_ALARM);
  });
}

/** Sets the timer of the next night, or of a try before it. */
export async function scheduleNight(ctx: Ctx, wanted: Nightly, notAfter = Number.POSITIVE_INFINITY): Promise<void> {
  const at = Math.min(nextNight(ctx.clock.now(), wanted), notAfter);
  await scheduleJob(ctx, MAKE_JOB, 'nightly', at, { reason: 'nightly' });
}

/** A first start, a restored file, or a job that somebody discarded: the timer is there again. */
export async function ensureNight(ctx: Ctx): Promise<void> {
  const wanted = await readSetting(ctx.db, nightly);
  const job = await keyedJob(ctx.db, MAKE_JOB, 'nightly');
  if (wanted.isOn && (job === null || job.runAt === null)) await scheduleNight(ctx, wanted);
}
