import type { Ctx } from '#src/platform/context.ts';
import { fatesOf, recordFate } from '../store.sqlite.ts';

/**
 * A server took the mail and another one sent it back: what was sent to this recipient has failed after all. Only what
 * was sent can come back; the event is the caller's, who knows the report. @returns whether that changed anything
 */
export async function bounceRecipient(ctx: Ctx, rawId: number, address: string, reply: string): Promise<boolean> {
  const fate = (await fatesOf(ctx.db, [rawId])).find((each) => each.address === address);
  if (fate?.state !== 'sent') return false;
  await recordFate(ctx.db, { rawId, address, state: 'failed', nextTryAt: null, reply, at: ctx.clock.now() });
  return true;
}
