import { addressKey, type MailAddress } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { contactsFor, insertContacts, nameContact } from '../store.ts';

/**
 * The contacts of these addresses, new ones made, nameless ones named. Runs inside the transaction of the mail they came with.
 * @returns contact ids by address in look-up form
 */
export async function rememberContacts(ctx: Ctx, people: MailAddress[]): Promise<Map<string, number>> {
  const names = new Map<string, string>();
  for (const { address, name } of people) names.set(addressKey(address), names.get(addressKey(address)) || name);
  const known = await contactsFor(ctx.db, [...names.keys()]);
  const ids = new Map([...known].map(([address, { id }]) => [address, id]));

  for (const [address, { id, name }] of known) {
    if (!name && names.get(address)) await nameContact(ctx.db, id, names.get(address)!);
  }
  const missing = [...names].filter(([address]) => !known.has(address));
  if (missing.length === 0) return ids;
  const createdAt = ctx.clock.now();
  const added = await insertContacts(
    ctx.db,
    missing.map(([address, name]) => ({ address, name, createdAt })),
  );
  for (const [i, [address]] of missing.entries()) ids.set(address, added[i]!);
  await recordEvents(
    ctx,
    added.map((id) => ({ name: 'contact.added', subject: 'contact', subjectId: id, actor: `contact:${id}` })),
  );
  return ids;
}
