import type { Ctx } from '#src/platform/context.ts';
import { insertRecipients } from './store.sqlite.ts';

/** Queues a stored mail for its recipients, in the transaction that stores it. */
export async function queueMail(ctx: Ctx, rawId: number, addresses: string[]): Promise<void> {
  await insertRecipients(ctx.db, rawId, [...new Set(addresses)], ctx.clock.now());
  ctx.signals.send('delivery');
}
