import { type Actor, requireRight } from '#src/company/access/index.ts';
import { clearAlarm, raiseAlarm } from '#src/platform/alarms/index.ts';
import type { Made } from '#src/platform/backup/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { BACKUP_ALARM } from '../alarm.ts';
import type { Reason } from '../schema.ts';
import { insertBackup } from '../store.ts';

/** One that was opened again and checked: listed, told, and the end of an alarm. */
export async function recordMade(ctx: Ctx, reason: Reason, at: number, made: Made): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const { path, bytes, isSealed, tookMs, counts } = made;
    const id = await insertBackup(ctx.db, { reason, at, path, bytes, isSealed, tookMs, counts, error: null });
    await recordEvents(ctx, [event('backup.made', id, { reason, path, bytes })]);
    if (reason !== 'update') await clearAlarm(ctx, BACKUP_ALARM);
  });
}

export async function recordFailed(
  ctx: Ctx,
  failed: { reason: Reason; at: number; path: string; isSealed: boolean; error: string },
): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const row = { ...failed, bytes: null, tookMs: null, counts: {} };
    const id = await insertBackup(ctx.db, row);
    const { reason, path, error } = failed;
    await recordEvents(ctx, [event('backup.failed', id, { reason, path, error })]);
    await raiseAlarm(ctx, BACKUP_ALARM, { reason: 'failed', detail: error });
  });
}

/** Somebody takes the company's mail home: that is told before the first byte. */
export async function recordDownload(ctx: Ctx, actor: Actor | null, id: number, path: string): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, (ctx) => recordEvents(ctx, [event('backup.downloaded', id, { path })]));
}

const event = (name: string, subjectId: number, data: Record<string, unknown>) => ({
  name,
  subject: 'backup',
  subjectId,
  data,
});
