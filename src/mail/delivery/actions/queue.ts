import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { changeOpen, hastenQueued, insertRecipients, requeue } from '../store.sqlite.ts';

/** Queues a stored mail for its recipients, in the transaction that stores it. */
export async function queueMail(ctx: Ctx, rawId: number, addresses: string[]): Promise<void> {
  await insertRecipients(ctx.db, rawId, [...new Set(addresses)], ctx.clock.now());
  ctx.signals.send('delivery');
}

/**
 * Tries a recipient now, whatever had become of it short of sent; it gets all its days again.
 * @returns false where there is nothing to try: being sent, sent, unknown
 */
export function retryRecipient(ctx: Ctx, rawId: number, address: string): Promise<boolean> {
  return change(ctx, 'recipient.retried', rawId, address, (ctx) => requeue(ctx.db, rawId, address, ctx.clock.now()));
}

/** Gives a recipient up. @returns false where it is too late: being sent, or an outcome stands */
export function cancelRecipient(ctx: Ctx, rawId: number, address: string): Promise<boolean> {
  return change(ctx, 'recipient.cancelled', rawId, address, (ctx) =>
    changeOpen(ctx.db, { rawId, address, state: 'cancelled', at: ctx.clock.now() }),
  );
}

/** Keeps a recipient until it is tried again by hand. @returns false where it is too late, as for a cancelled one */
export function holdRecipient(ctx: Ctx, rawId: number, address: string): Promise<boolean> {
  return change(ctx, 'recipient.held', rawId, address, (ctx) =>
    changeOpen(ctx.db, { rawId, address, state: 'held', at: ctx.clock.now() }),
  );
}

/** What waits for its next try is tried now: the way mail leaves has changed. */
export async function hastenAll(ctx: Ctx): Promise<void> {
  await hastenQueued(ctx.db, ctx.clock.now());
  ctx.signals.send('delivery');
}

function change(ctx: Ctx, name: string, rawId: number, address: string, make: (ctx: Ctx) => Promise<boolean>) {
  return transaction(ctx, async (ctx) => {
    if (!(await make(ctx))) return false;
    await recordEvents(ctx, [{ name, subject: 'raw', subjectId: rawId, data: { rawId, address } }]);
    ctx.signals.send('delivery');
    return true;
  });
}
