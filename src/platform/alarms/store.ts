import type { Db } from '../db/index.ts';
import type { Alarm, AlarmTables } from './schema.ts';

const tables = (db: Db) => db.withTables<AlarmTables>();

/** The longest standing first. */
export async function listAlarms(db: Db): Promise<Alarm[]> {
  const rows = await tables(db).selectFrom('alarm').selectAll().orderBy('sinceAt').execute();
  return rows.map((row) => ({ ...row, data: JSON.parse(row.data) }));
}

/** @returns false where it stands already */
export async function insertAlarm(db: Db, { data, ...alarm }: Alarm): Promise<boolean> {
  const row = { ...alarm, data: JSON.stringify(data) };
  const query = tables(db).insertInto('alarm').values(row);
  const result = await query.onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows) > 0;
}

/** @returns whether it stood */
export async function deleteAlarm(db: Db, name: string): Promise<boolean> {
  const result = await tables(db).deleteFrom('alarm').where('name', '=', name).executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}
