import { sql } from 'kysely';
import type { Db } from '#src/platform/db/index.ts';
import type { ContactTables } from './schema.ts';
import type { ContactFacts } from './store.ts';

// Behind every character that a name or an address begins with.
const LAST = '\u{10ffff}';

/**
 * Addresses of contacts that begin with these letters, or whose contact's name does; those by name first. Both are walks of
 * an index, so it takes no longer where there are many. Whom of them somebody may see is the caller's to ask.
 */
export async function contactsBeginning(db: Db, letters: string, limit: number): Promise<ContactFacts[]> {
  const found = db
    .withTables<ContactTables>()
    .selectFrom('contact')
    .innerJoin('contactAddress', 'contactAddress.contactId', 'contact.id')
    .select(['contact.id', 'contact.name', 'contactAddress.address'])
    .limit(limit);
  const name = sql<string>`contact.name COLLATE NOCASE`;
  const byName = found
    .where(name, '>=', letters)
    .where(name, '<', letters + LAST)
    .orderBy(name);
  const key = letters.toLowerCase();
  const byAddress = found
    .where('contactAddress.address', '>=', key)
    .where('contactAddress.address', '<', key + LAST)
    .orderBy('contactAddress.address');
  const rows = [...(await byName.execute()), ...(await byAddress.execute())];
  return [...new Map(rows.map((row) => [row.address, row])).values()];
}
