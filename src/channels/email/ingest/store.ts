import type { Db } from '#src/platform/db/index.ts';
import type { IngestTables } from './schema.ts';

const tables = (db: Db) => db.withTables<IngestTables>();

export async function insertUnreadable(db: Db, rows: IngestTables['unreadable'][]): Promise<void> {
  if (rows.length === 0) return;
  await tables(db)
    .insertInto('unreadable')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Errors by raw id, of those that could not be read. */
export async function unreadableOf(db: Db, rawIds: number[]): Promise<Map<number, string>> {
  if (rawIds.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('unreadable')
    .select(['rawId', 'error'])
    .where('rawId', 'in', rawIds)
    .execute();
  return new Map(rows.map(({ rawId, error }) => [rawId, error]));
}

/** Mail that could not be read, newest first, what came before `beforeId`. */
export function listUnreadable(db: Db, beforeId: number, limit: number): Promise<IngestTables['unreadable'][]> {
  const query = tables(db).selectFrom('unreadable').selectAll().where('rawId', '<', beforeId);
  return query.orderBy('rawId', 'desc').limit(limit).execute();
}

export async function deleteUnreadable(db: Db, rawIds: number[]): Promise<void> {
  if (rawIds.length > 0) await tables(db).deleteFrom('unreadable').where('rawId', 'in', rawIds).execute();
}
