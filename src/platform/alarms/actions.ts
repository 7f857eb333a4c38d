import type { Ctx } from '../context.ts';
import { transaction } from '../db/index.ts';
import { recordEvents } from '../events/index.ts';
import { deleteAlarm, insertAlarm } from './store.ts';

/** Tells the admins, once; a second call while it stands changes nothing. */
export async function raiseAlarm(ctx: Ctx, name: string, data: Record<string, unknown> = {}): Promise<void> {
  await transaction(ctx, async (ctx) => {
    if (!(await insertAlarm(ctx.db, { name, sinceAt: ctx.clock.now(), data }))) return;
    ctx.log.warn({ alarm: name, ...data }, 'an admin is needed');
    await recordEvents(ctx, [{ name: 'alarm.raised', subject: 'alarm', subjectId: 0, data: { alarm: name, ...data } }]);
  });
}

/** It is over; nothing happens where it does not stand. */
export async function clearAlarm(ctx: Ctx, name: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    if (!(await deleteAlarm(ctx.db, name))) return;
    await recordEvents(ctx, [{ name: 'alarm.cleared', subject: 'alarm', subjectId: 0, data: { alarm: name } }]);
  });
}
