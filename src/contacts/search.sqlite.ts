import { sql } from 'kysely';
import type { Db } from '#src/platform/db/index.ts';
import type { ContactTables } from './schema.ts';
import type { ContactFacts } from './store.ts';

// Behind every character that a name or an address begins with.
const LAST = '\u{10ffff}';

// As its index has them.
const DOMAIN = sql<string>`substr(contact_address.address, instr(contact_address.address, '@') + 1)`;
const NAME = sql<string>`contact.name COLLATE NOCASE`;

/**
 * Addresses of contacts that begin with these letters, or whose contact's name does, one of its words, or their domain;
 * those by name first. Each is a walk of an index, so it takes no longer where there are many. Whom of them somebody may
 * see is the caller's to ask.
 */
export async function contactsBeginning(db: Db, letters: string, limit: number): Promise<ContactFacts[]> {
  const found = db
    .withTables<ContactTables>()
    .selectFrom('contact')
    .innerJoin('contactAddress', 'contactAddress.contactId', 'contact.id')
    .select(['contact.id', 'contact.name', 'contactAddress.address'])
    .limit(limit);
  const byName = (start: string) =>
    found
      .where(NAME, '>=', start)
      .where(NAME, '<', start + LAST)
      .orderBy(NAME);
  const byWord = (start: string) =>
    found
      .innerJoin('contactWord', 'contactWord.contactId', 'contact.id')
      .where('contactWord.word', '>=', start)
      .where('contactWord.word', '<', start + LAST)
      .orderBy('contactWord.word');
  const key = letters.toLowerCase();
  const byAddress = found
    .where('contactAddress.address', '>=', key)
    .where('contactAddress.address', '<', key + LAST)
    .orderBy('contactAddress.address');
  const byDomain = found
    .where(DOMAIN, '>=', key)
    .where(DOMAIN, '<', key + LAST)
    .orderBy(DOMAIN);
  const starts = spellings(letters);
  const queries = [...starts.map(byName), byAddress, ...starts.map(byWord), byDomain];
  const rows = await Promise.all(queries.map((query) => query.execute()));
  return [...new Map(rows.flat().map((row) => [row.address, row])).values()];
}

/** SQLite takes capitals for small letters in ASCII only: who types `özil` means Özil. */
const spellings = (letters: string) => [
  ...new Set([letters, letters.replace(/^\P{ASCII}/u, (char) => char.toUpperCase())]),
];
