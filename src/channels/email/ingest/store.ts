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

export async function deleteUnreadable(db: Db, rawIds: number[]): Promise<void> {
  if (rawIds.length > 0) await tables(db).deleteFrom('unreadable').where('rawId', 'in', rawIds).execute();
}
