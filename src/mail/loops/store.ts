import type { Db } from '#src/platform/db/index.ts';
import type { LoopTables } from './schema.ts';

const tables = (db: Db) => db.withTables<LoopTables>();

/** What was sent to an address after `since` and until `now`, newest first; a clock set back leaves the future out. */
export const sentTo = (db: Db, address: string, since: number, now: number): Promise<LoopTables['automaticSent'][]> =>
  tables(db)
    .selectFrom('automaticSent')
    .selectAll()
    .where('address', '=', address)
    .where('at', '>', since)
    .where('at', '<=', now)
    .orderBy('at', 'desc')
    .execute();

export async function insertSent(db: Db, row: LoopTables['automaticSent']): Promise<void> {
  await tables(db).insertInto('automaticSent').values(row).execute();
}

export async function deleteSentBefore(db: Db, at: number): Promise<void> {
  await tables(db).deleteFrom('automaticSent').where('at', '<', at).execute();
}
