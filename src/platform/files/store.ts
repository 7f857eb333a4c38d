import type { Db } from '../db/index.ts';
import type { FileFacts, FileTables } from './schema.ts';

const tables = (db: Db) => db.withTables<FileTables>();

export async function insertFile(
  db: Db,
  file: { name: string; type: string; bytes: Uint8Array; createdAt: number },
): Promise<number> {
  const row = await tables(db)
    .insertInto('file')
    .values({ ...file, size: file.bytes.length })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Names and sizes (bytes), without the contents. */
export async function fileFacts(db: Db, ids: number[]): Promise<FileFacts[]> {
  if (ids.length === 0) return [];
  return tables(db).selectFrom('file').select(['id', 'name', 'type', 'size']).where('id', 'in', ids).execute();
}

export async function readFiles(db: Db, ids: number[]): Promise<(FileFacts & { bytes: Uint8Array })[]> {
  if (ids.length === 0) return [];
  return tables(db).selectFrom('file').select(['id', 'name', 'type', 'size', 'bytes']).where('id', 'in', ids).execute();
}

export async function deleteFiles(db: Db, ids: number[]): Promise<void> {
  if (ids.length > 0) await tables(db).deleteFrom('file').where('id', 'in', ids).execute();
}
