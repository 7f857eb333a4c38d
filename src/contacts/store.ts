import { type Db, insertRows } from '#src/platform/db/index.ts';
import type { BounceMark, ContactTables } from './schema.ts';

/** `address` is the first known one, in look-up form. */
export type ContactFacts = { id: number; name: string; address: string };

const tables = (db: Db) => db.withTables<ContactTables>();

/** Contacts by id, with a name and an address. */
export async function contactsOf(db: Db, ids: number[]): Promise<Map<number, ContactFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('contact')
    .innerJoin('contactAddress', 'contactAddress.contactId', 'contact.id')
    .select(['contact.id', 'contact.name', 'contactAddress.address'])
    .where('contact.id', 'in', ids)
    .execute();
  return new Map(rows.toReversed().map((row) => [row.id, row]));
}

export type KnownContact = { id: number; name: string; bouncedAt: number | null };

/** Known contacts by address (in look-up form). */
export async function contactsFor(db: Db, addresses: string[]): Promise<Map<string, KnownContact>> {
  if (addresses.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('contactAddress')
    .innerJoin('contact', 'contact.id', 'contactAddress.contactId')
    .select(['contactAddress.address', 'contact.id', 'contact.name', 'contactAddress.bouncedAt'])
    .where('contactAddress.address', 'in', addresses)
    .execute();
  return new Map(rows.map((row) => [row.address, row]));
}

/** @returns the new ids, in the order given */
export async function insertContacts(
  db: Db,
  contacts: { name: string; address: string; createdAt: number }[],
): Promise<number[]> {
  const rows = contacts.map(({ name, createdAt }) => ({ name, createdAt }));
  const inserted = await insertRows<ContactTables, 'contact', { id: number }>(
    tables(db),
    'contact',
    rows,
    'RETURNING id',
  );
  const ids = inserted.map((row) => row.id).sort((a, b) => a - b);
  const addresses = contacts.map(({ address }, i) => ({ address, contactId: ids[i]!, bouncedAt: null, bounce: null }));
  await insertRows(tables(db), 'contactAddress', addresses);
  return ids;
}

export async function nameContact(db: Db, id: number, name: string): Promise<void> {
  await tables(db).updateTable('contact').set({ name }).where('id', '=', id).execute();
}

export async function setShowsImages(db: Db, id: number, isShown: boolean): Promise<void> {
  const set = { showsImages: isShown ? 1 : 0 };
  await tables(db).updateTable('contact').set(set).where('id', '=', id).execute();
}

/** Of these contacts those in whose mail pictures of other servers are shown without being asked for. */
export async function showsImages(db: Db, ids: number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await tables(db)
    .selectFrom('contact')
    .select('id')
    .where('id', 'in', ids)
    .where('showsImages', '=', 1)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Sets or clears (null) the mark of addresses that can't be reached. */
export async function setBounce(
  db: Db,
  addresses: string[],
  mark: (BounceMark & { at: number }) | null,
): Promise<void> {
  if (addresses.length === 0) return;
  const set =
    mark === null
      ? { bouncedAt: null, bounce: null }
      : { bouncedAt: mark.at, bounce: JSON.stringify({ reason: mark.reason, words: mark.words }) };
  await tables(db).updateTable('contactAddress').set(set).where('address', 'in', addresses).execute();
}

/** Of these addresses (in look-up form) those that mail came back from: since when (UTC ms), and why. */
export async function bouncesOf(db: Db, addresses: string[]): Promise<Map<string, BounceMark & { at: number }>> {
  if (addresses.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('contactAddress')
    .select(['address', 'bouncedAt', 'bounce'])
    .where('address', 'in', addresses)
    .where('bouncedAt', 'is not', null)
    .execute();
  return new Map(
    rows.map(({ address, bouncedAt, bounce }) => [address, { ...(JSON.parse(bounce!) as BounceMark), at: bouncedAt! }]),
  );
}

/** What we know of a contact; `createdAt` in UTC ms. */
export type ContactCard = { id: number; name: string; note: string; showsImages: boolean; createdAt: number };

export async function findContact(db: Db, id: number): Promise<ContactCard | null> {
  const rows = tables(db).selectFrom('contact').select(['id', 'name', 'note', 'showsImages', 'createdAt']);
  const row = await rows.where('id', '=', id).executeTakeFirst();
  return row ? { ...row, showsImages: row.showsImages === 1 } : null;
}

/** All addresses of a contact in look-up form. */
export async function addressesOf(db: Db, contactId: number): Promise<string[]> {
  const rows = tables(db).selectFrom('contactAddress').select('address').where('contactId', '=', contactId);
  return (await rows.orderBy('address').execute()).map(({ address }) => address);
}

export async function noteContact(db: Db, id: number, note: string): Promise<void> {
  await tables(db).updateTable('contact').set({ note }).where('id', '=', id).execute();
}

export async function insertAddress(db: Db, contactId: number, address: string): Promise<void> {
  const row = { address, contactId, bouncedAt: null, bounce: null };
  await tables(db).insertInto('contactAddress').values(row).execute();
}

export async function deleteAddress(db: Db, address: string): Promise<void> {
  await tables(db).deleteFrom('contactAddress').where('address', '=', address).execute();
}
