import { type Kysely, sql } from 'kysely';

/**
 * The id the next row of a table gets: given by us, so that a batch can write rows that name each other at once, and never
 * one that a removed row had (`spent_id`). Inside the transaction that inserts.
 */
export async function nextId<T>(db: Kysely<T>, table: keyof T & string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    SELECT max(ifnull((SELECT max(id) FROM ${sql.table(table)}), 0),
      (SELECT id FROM spent_id WHERE name = ${table})) + 1 AS id`.execute(db);
  return rows[0]!.id;
}
