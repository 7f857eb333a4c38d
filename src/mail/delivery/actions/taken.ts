import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import type { About } from '../deps.ts';
import { fatesOf, recordFate } from '../store.sqlite.ts';

/** Writes down that whoever a mail waits for has it at this moment, though nobody was asked: in a story that is told, it left. */
export async function recordTaken(ctx: Ctx, rawId: number, about: About, reply: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const queued = (await fatesOf(ctx.db, [rawId])).filter(({ state }) => state === 'queued');
    for (const { address } of queued) {
      const fate = { rawId, address, state: 'sent' as const, nextTryAt: null, reply };
      await recordFate(ctx.db, { ...fate, at: ctx.clock.now(), attempts: 1 });
      await recordEvents(ctx, [{ name: 'recipient.sent', ...about, data: { rawId, address, reply, nextTryAt: null } }]);
    }
  });
}
