import { addressKey } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import type { About } from '../deps.ts';
import type { Fate } from '../schema.ts';
import { changeOpen, fatesOf, hastenQueued, insertRecipients, replaceUnsent, requeue } from '../store.sqlite.ts';

/** Queues a stored mail for its recipients, in the transaction that stores it. */
export async function queueMail(ctx: Ctx, rawId: number, addresses: string[]): Promise<void> {
  await insertRecipients(ctx.db, rawId, [...new Set(addresses)], ctx.clock.now());
  ctx.signals.send('delivery');
}

/** One recipient of a mail; `about` is where its story is told, the mail itself where nothing else is known. */
export type RecipientOf = { rawId: number; address: string; about?: About | undefined };

/**
 * Tries a recipient now, whatever had become of it short of sent; it gets all its days again.
 * @returns false where there is nothing to try: being sent, sent, unknown
 */
export function retryRecipient(ctx: Ctx, recipient: RecipientOf): Promise<boolean> {
  const { rawId, address } = recipient;
  return change(ctx, 'recipient.retried', recipient, (ctx) => requeue(ctx.db, rawId, address, ctx.clock.now()));
}

/** Gives a recipient up. @returns false where it is too late: being sent, or an outcome stands */
export const cancelRecipient = (ctx: Ctx, recipient: RecipientOf): Promise<boolean> =>
  change(ctx, 'recipient.cancelled', recipient, (ctx) => takeOut(ctx, recipient, 'cancelled'));

/** Keeps a recipient until it is tried again by hand. @returns false where it is too late, as for a cancelled one */
export const holdRecipient = (ctx: Ctx, recipient: RecipientOf): Promise<boolean> =>
  change(ctx, 'recipient.held', recipient, (ctx) => takeOut(ctx, recipient, 'held'));

const takeOut = (ctx: Ctx, { rawId, address }: RecipientOf, state: 'held' | 'cancelled') =>
  changeOpen(ctx.db, { rawId, address, state, at: ctx.clock.now() });

/**
 * Sends the same mail, byte for byte, to another address instead of one that did not take it.
 * @returns known where the mail goes to that address anyway; late where this one is being sent or has it, or is none of its recipients
 */
export function readdressRecipient(ctx: Ctx, recipient: RecipientOf, to: string): Promise<'done' | 'known' | 'late'> {
  const { rawId, address } = recipient;
  return transaction(ctx, async (ctx) => {
    const fates = await fatesOf(ctx.db, [rawId]);
    const same = fates.find((fate) => addressKey(fate.address) === addressKey(to));
    // One that was given up for another address may turn out to have been the right one.
    if (same && (same.address === address || !isOver(same))) return 'known';
    const isDone = await change(
      ctx,
      'recipient.readdressed',
      recipient,
      (ctx) => replaceUnsent(ctx.db, { rawId, address, replacedBy: to, at: ctx.clock.now() }),
      { to },
    );
    if (!isDone) return 'late';
    if (same) await requeue(ctx.db, rawId, same.address, ctx.clock.now());
    else await queueMail(ctx, rawId, [to]);
    return 'done';
  });
}

const isOver = ({ state }: Fate) => state === 'failed' || state === 'cancelled';

/** What waits for its next try is tried now: the way mail leaves has changed. */
export async function hastenAll(ctx: Ctx): Promise<void> {
  await hastenQueued(ctx.db, ctx.clock.now());
  ctx.signals.send('delivery');
}

function change(
  ctx: Ctx,
  name: string,
  { rawId, address, about = { subject: 'raw', subjectId: rawId, mailboxId: null } }: RecipientOf,
  make: (ctx: Ctx) => Promise<boolean>,
  more: { to?: string } = {},
) {
  return transaction(ctx, async (ctx) => {
    if (!(await make(ctx))) return false;
    await recordEvents(ctx, [{ name, ...about, data: { rawId, address, ...more } }]);
    ctx.signals.send('delivery');
    return true;
  });
}
