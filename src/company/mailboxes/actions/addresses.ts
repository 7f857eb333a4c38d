import { type Actor, requireRight } from '#src/company/access/index.ts';
import { Conflict, NotFound } from '#src/lib/errors.ts';
import { addressKey } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import type { Mailbox } from '../schema.ts';
import { deleteAddress, insertAddress, setPrimary } from '../store/write.ts';
import { freeAddress } from './add.ts';
import { requireMailbox } from './require.ts';

/** @throws Invalid, NotFound */
export const addAddress = (ctx: Ctx, actor: Actor | null, id: number, address: string): Promise<void> =>
  change(ctx, actor, id, 'address-added', async (ctx) => {
    const key = await freeAddress(ctx, address);
    await insertAddress(ctx.db, id, key);
    return key;
  });

/** Mail to it is refused from then on. The primary one stays: answers leave from it. @throws Conflict, NotFound */
export const removeAddress = (ctx: Ctx, actor: Actor | null, id: number, address: string): Promise<void> =>
  change(ctx, actor, id, 'address-removed', async (ctx, mailbox) => {
    const key = ownAddress(mailbox, address);
    if (key === mailbox.address) throw new Conflict('A mailbox keeps its primary address');
    await deleteAddress(ctx.db, key);
    return key;
  });

/** @throws NotFound */
export const makePrimary = (ctx: Ctx, actor: Actor | null, id: number, address: string): Promise<void> =>
  change(ctx, actor, id, 'primary-changed', async (ctx, mailbox) => {
    const key = ownAddress(mailbox, address);
    if (key === mailbox.address) return null;
    await setPrimary(ctx.db, id, key);
    return key;
  });

function ownAddress({ addresses }: Mailbox, address: string): string {
  const key = addressKey(address);
  if (!addresses.includes(key)) throw new NotFound('address');
  return key;
}

/** One transaction for a change of addresses, and its event. @param how gives the address it was about; null for no change */
async function change(
  ctx: Ctx,
  actor: Actor | null,
  id: number,
  what: string,
  how: (ctx: Ctx, mailbox: Mailbox) => Promise<string | null>,
): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    const address = await how(ctx, await requireMailbox(ctx.db, id));
    if (address === null) return;
    ctx.signals.send('mailboxes');
    await recordEvents(ctx, [
      { name: `mailbox.${what}`, subject: 'mailbox', subjectId: id, mailboxId: id, data: { address } },
    ]);
  });
}
