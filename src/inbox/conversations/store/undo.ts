import type { Db } from '#src/platform/db/index.ts';
import type { Undo } from '../treatment.ts';
import { tables } from './tables.ts';

export async function findUndo(db: Db, userId: number): Promise<Undo | null> {
  const row = await tables(db).selectFrom('undo').selectAll().where('userId', '=', userId).executeTakeFirst();
  return row ? { ...row, data: JSON.parse(row.data) } : null;
}

/** The last one replaces the one before. */
export async function writeUndo(db: Db, { userId, token, at, data }: Undo): Promise<void> {
  const set = { token, at, data: JSON.stringify(data) };
  await tables(db)
    .insertInto('undo')
    .values({ userId, ...set })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet(set))
    .execute();
}

export async function deleteUndo(db: Db, userId: number): Promise<void> {
  await tables(db).deleteFrom('undo').where('userId', '=', userId).execute();
}
