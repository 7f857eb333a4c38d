import type { Db } from '#src/platform/db/index.ts';
import type { Backup, BackupTables, Reason } from './schema.ts';

const tables = (db: Db) => db.withTables<BackupTables>();

export async function insertBackup(db: Db, { isSealed, counts, ...backup }: Omit<Backup, 'id'>): Promise<number> {
  const row = { ...backup, isSealed: isSealed ? 1 : 0, counts: JSON.stringify(counts) };
  const { id } = await tables(db).insertInto('backup').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** The newest first, failed ones too. */
export async function listBackups(db: Db, limit: number): Promise<Backup[]> {
  const rows = await tables(db).selectFrom('backup').selectAll().orderBy('id', 'desc').limit(limit).execute();
  return rows.map(asBackup);
}

export async function findBackup(db: Db, id: number): Promise<Backup | null> {
  const row = await tables(db).selectFrom('backup').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? asBackup(row) : null;
}

/** The newest that was made and is more than a step of an update; null before the first. */
export async function lastGood(db: Db): Promise<Backup | null> {
  const good = tables(db).selectFrom('backup').selectAll().where('error', 'is', null).where('reason', '!=', 'update');
  const row = await good.orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row ? asBackup(row) : null;
}

/** All of a reason that were made, the newest first. */
export async function madeFor(db: Db, reason: Reason): Promise<Backup[]> {
  const made = tables(db).selectFrom('backup').selectAll().where('error', 'is', null).where('reason', '=', reason);
  return (await made.orderBy('id', 'desc').execute()).map(asBackup);
}

export async function deleteBackups(db: Db, ids: number[]): Promise<void> {
  if (ids.length > 0) await tables(db).deleteFrom('backup').where('id', 'in', ids).execute();
}

/** Failed ones before a time are no longer of interest. */
export async function forgetFailures(db: Db, before: number): Promise<void> {
  await tables(db).deleteFrom('backup').where('error', 'is not', null).where('at', '<', before).execute();
}

type Row = Omit<Backup, 'isSealed' | 'counts'> & { isSealed: number; counts: string };

const asBackup = (row: Row): Backup => ({ ...row, isSealed: row.isSealed === 1, counts: JSON.parse(row.counts) });
