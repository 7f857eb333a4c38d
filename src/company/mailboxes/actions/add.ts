import { type Actor, COLLEAGUE_MAYS, grantAccess, requireRight } from '#src/company/access/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import { addressKey, splitPlusTag } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { ourAddresses } from '../store/read.ts';
import { insertMailbox } from '../store/write.ts';

export type NewMailbox = { name: string; address: string };

/** Adds a mailbox and gives its maker full access to it: otherwise its first mail would be seen by nobody. */
export async function addMailbox(ctx: Ctx, actor: Actor | null, { name, address }: NewMailbox): Promise<number> {
  requireRight(actor, 'company.manage');
  return transaction(ctx, async (ctx) => {
    const key = await freeAddress(ctx, address);
    const id = await insertMailbox(ctx.db, { name, senderName: name, address: key, createdAt: ctx.clock.now() });
    ctx.signals.send('mailboxes');
    await recordEvents(ctx, [
      { name: 'mailbox.added', subject: 'mailbox', subjectId: id, mailboxId: id, data: { address: key } },
    ]);
    await grantAccess(ctx, actor.userId, [id], COLLEAGUE_MAYS);
    return id;
  });
}

/** An address in look-up form that no mailbox has yet. @throws Invalid */
export async function freeAddress(ctx: Ctx, address: string): Promise<string> {
  const key = addressKey(address);
  // What stands behind a plus is ours to use (signed replies), and taken off before an address is looked up.
  if (splitPlusTag(key).tag !== null) throw new Invalid({ address: 'plusAddress' });
  if ((await ourAddresses(ctx.db)).has(key)) throw new Invalid({ address: 'addressTaken' });
  return key;
}
