import { addressKey } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import type { BounceMark } from '../schema.ts';
import { contactsFor, setBounce } from '../store.ts';

/** Notes that mail to this address comes back for good, or is not wanted; an address that nobody wrote from is not known here. */
export async function markBounced(ctx: Ctx, address: string, mark: BounceMark): Promise<void> {
  const key = addressKey(address);
  const contact = (await contactsFor(ctx.db, [key])).get(key);
  if (!contact) return;
  await setBounce(ctx.db, [key], { ...mark, at: ctx.clock.now() });
  const data = { address: key, ...mark };
  await recordEvents(ctx, [{ name: 'contact.bounced', subject: 'contact', subjectId: contact.id, data }]);
}

/** Takes the mark away from those of these addresses that bear it: something says that mail gets there. */
export async function clearBounces(ctx: Ctx, addresses: string[]): Promise<void> {
  const keys = addresses.map(addressKey);
  const marked = [...(await contactsFor(ctx.db, keys))].filter(([, { bouncedAt }]) => bouncedAt !== null);
  if (marked.length === 0) return;
  await setBounce(
    ctx.db,
    marked.map(([address]) => address),
    null,
  );
  await recordEvents(
    ctx,
    marked.map(([address, { id }]) => ({
      name: 'contact.reachable',
      subject: 'contact',
      subjectId: id,
      data: { address },
    })),
  );
}
