import { Invalid } from '#src/lib/errors.ts';
import { addressKey, isMailAddress } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import {
  addressesOf,
  contactsFor,
  deleteAddress,
  findContact,
  insertAddress,
  nameContact,
  noteContact,
} from '../store.ts';

// Whose mail a contact may be seen by is known above: the callers of all of these have asked `can`.

/** What the person calls a contact; an empty name leaves the address. */
export const renameContact = (ctx: Ctx, id: number, name: string): Promise<void> =>
  transaction(ctx, async (ctx) => {
    const before = (await findContact(ctx.db, id))?.name;
    if (before === undefined || before === name) return;
    await nameContact(ctx.db, id, name);
    await record(ctx, 'contact.renamed', id, { from: before, to: name });
  });

/** @param seen the note that its author changed. @throws Invalid where somebody else has changed it since */
export const writeNote = (ctx: Ctx, id: number, note: string, seen: string): Promise<void> =>
  transaction(ctx, async (ctx) => {
    const before = (await findContact(ctx.db, id))?.note;
    if (before === undefined || before === note) return;
    if (before !== seen) throw new Invalid({ note: 'noteChanged' });
    await noteContact(ctx.db, id, note);
    await record(ctx, 'contact.noted', id, {});
  });

/** @throws Invalid */
export const addAddress = (ctx: Ctx, id: number, typed: string): Promise<void> =>
  transaction(ctx, async (ctx) => {
    if (!isMailAddress(typed)) throw new Invalid({ address: 'email' });
    const address = addressKey(typed);
    const known = (await contactsFor(ctx.db, [address])).get(address);
    if (known?.id === id) return;
    if (known) throw new Invalid({ address: 'contactAddressTaken' });
    await insertAddress(ctx.db, id, address);
    await record(ctx, 'contact.address-added', id, { address });
  });

/** Mail from it is a new contact's then. @throws Invalid for the last one */
export const removeAddress = (ctx: Ctx, id: number, typed: string): Promise<void> =>
  transaction(ctx, async (ctx) => {
    const address = addressKey(typed);
    const addresses = await addressesOf(ctx.db, id);
    if (!addresses.includes(address)) return;
    if (addresses.length === 1) throw new Invalid({ address: 'lastAddress' });
    await deleteAddress(ctx.db, address);
    await record(ctx, 'contact.address-removed', id, { address });
  });

const record = (ctx: Ctx, name: string, id: number, data: Record<string, unknown>) =>
  recordEvents(ctx, [{ name, subject: 'contact', subjectId: id, data }]);
