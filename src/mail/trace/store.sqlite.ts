import { sql } from 'kysely';
import type { Db } from '#src/platform/db/index.ts';
import type { Refusal, TraceTables } from './schema.ts';

const tables = (db: Db) => db.withTables<TraceTables>();

/** One statement of one text for any number of mails; each row takes its time from its mail. Known rows stay. */
export async function insertAddresses(db: Db, rows: { rawId: number; address: string }[]): Promise<void> {
  const pairs = JSON.stringify(rows.map(({ rawId, address }) => [rawId, address]));
  await sql`
    INSERT INTO raw_address (raw_id, address, at)
    SELECT raw.id, pair.value ->> 1, raw.at FROM json_each(${pairs}) AS pair JOIN raw ON raw.id = pair.value ->> 0
    WHERE true ON CONFLICT DO NOTHING`.execute(db);
}

type Page = { from: number; until: number; before: { at: number; id: number } | null; limit: number };

/** Ids of the mails from or for an address (or `@domain`), newest first. A walk of one index, however many there are. */
export async function rawsOfAddress(db: Db, address: string, { from, until, before, limit }: Page): Promise<number[]> {
  const last = before ?? { at: until, id: Number.MAX_SAFE_INTEGER };
  const rows = await tables(db)
    .selectFrom('rawAddress')
    .select('rawId')
    .where('address', '=', address)
    .where('at', '>=', from)
    .where(sql<boolean>`(at, raw_id) < (${last.at}, ${last.id})`)
    .orderBy('at', 'desc')
    .orderBy('rawId', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ rawId }) => rawId);
}

/** Adds to the row where there is one. @returns false where a new row was needed and `mayAdd` said no */
export async function addRefusal(db: Db, { n, lastAt, ...key }: Refusal, mayAdd: boolean): Promise<boolean> {
  const known = await tables(db)
    .updateTable('refusal')
    .set(({ eb, fn }) => ({ n: eb('n', '+', n), lastAt: fn<number>('max', ['lastAt', eb.val(lastAt)]) }))
    .where('day', '=', key.day)
    .where('ip', '=', key.ip)
    .where('reason', '=', key.reason)
    .executeTakeFirst();
  if (known.numUpdatedRows > 0n) return true;
  if (mayAdd) {
    await tables(db)
      .insertInto('refusal')
      .values({ n, lastAt, ...key })
      .execute();
  }
  return mayAdd;
}

export async function countRefusals(db: Db, day: number): Promise<number> {
  const query = tables(db)
    .selectFrom('refusal')
    .select(({ fn }) => fn.countAll<number>().as('n'));
  return (await query.where('day', '=', day).executeTakeFirstOrThrow()).n;
}

/** The sums of all days that are kept: the most recent day first and within it the largest number, or by number alone. */
export function listRefusals(db: Db, order: 'day' | 'number', limit: number): Promise<Refusal[]> {
  const all = tables(db).selectFrom('refusal').selectAll();
  const ordered =
    order === 'day' ? all.orderBy('day', 'desc').orderBy('n', 'desc') : all.orderBy('n', 'desc').orderBy('day', 'desc');
  return ordered.limit(limit).execute();
}

export async function deleteRefusalsBefore(db: Db, day: number): Promise<void> {
  await tables(db).deleteFrom('refusal').where('day', '<', day).execute();
}
