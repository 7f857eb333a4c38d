import { type Actor, requireRight } from '#src/company/access/index.ts';
import { isPaused } from '#src/mail/delivery/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { readSetting, writeSetting } from '#src/platform/settings/index.ts';

/** Stops all sending, or lets it go on (O14); what is being sent at this moment still ends. */
export async function pauseSending(ctx: Ctx, actor: Actor | null, wanted: boolean): Promise<void> {
  requireRight(actor, 'company.manage');
  await setPaused(ctx, wanted);
}

/** The same by the program itself, as after a restore, where nobody knows what has left since. */
export async function setPaused(ctx: Ctx, wanted: boolean): Promise<void> {
  await transaction(ctx, async (ctx) => {
    if ((await readSetting(ctx.db, isPaused)) === wanted) return;
    await writeSetting(ctx.db, isPaused, wanted);
    const name = wanted ? 'sending.paused' : 'sending.resumed';
    await recordEvents(ctx, [{ name, subject: 'company', subjectId: 0 }]);
    ctx.signals.send('delivery');
  });
}
