import { type Db, insertRows } from '#src/platform/db/index.ts';
import type { ContactTables } from './schema.ts';

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

/** Known contacts by address (in look-up form). */
export async function contactsFor(db: Db, addresses: string[]): Promise<Map<string, { id: number; name: string }>> {
  if (addresses.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('contactAddress')
    .innerJoin('contact', 'contact.id', 'contactAddress.contactId')
    .select(['contactAddress.address', 'contact.id', 'contact.name'])
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
  const addresses = contacts.map(({ address }, i) => ({ address, contactId: ids[i]! }));
  await insertRows(tables(db), 'contactAddress', addresses);
  return ids;
}

export async function nameContact(db: Db, id: number, name: string): Promise<void> {
  await tables(db).updateTable('contact').set({ name }).where('id', '=', id).execute();
}
