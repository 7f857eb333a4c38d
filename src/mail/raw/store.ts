import { type Db, insertRows } from '#src/platform/db/index.ts';
import type { PackedRaw, RawMail, RawTables } from './schema.ts';

const tables = (db: Db) => db.withTables<RawTables>();

/** @returns the new ids, in the order given */
export async function appendRaws(db: Db, raws: PackedRaw[]): Promise<number[]> {
  const rows = await insertRows<RawTables, 'raw', { id: number }>(tables(db), 'raw', raws, 'RETURNING id');
  // RETURNING promises no order, but ids are given in the order of insertion.
  return rows.map((row) => row.id).sort((a, b) => a - b);
}

/** The mails of these ids, decompressed, in no particular order. */
export async function readRaws(db: Db, ids: number[]): Promise<RawMail[]> {
  if (ids.length === 0) return [];
  const columns = ['id', 'at', 'size', 'digest', 'envelope', 'bytes'] as const;
  const rows = await tables(db).selectFrom('raw').select(columns).where('id', 'in', ids).execute();
  return rows.map((row) => ({ ...row, envelope: JSON.parse(row.envelope), bytes: Bun.zstdDecompressSync(row.bytes) }));
}

export async function readRaw(db: Db, id: number): Promise<RawMail | null> {
  return (await readRaws(db, [id]))[0] ?? null;
}

/** Fingerprints for telling a repeated delivery; see pack.ts. */
export async function rawDigests(db: Db, ids: number[]): Promise<Map<number, { digest: Uint8Array; at: number }>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db).selectFrom('raw').select(['id', 'digest', 'at']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function deleteRaws(db: Db, ids: number[]): Promise<void> {
  if (ids.length > 0) await tables(db).deleteFrom('raw').where('id', 'in', ids).execute();
}

/** Ids and sizes of the mails below `beforeId`, newest first, for a walk over the whole archive in pages. */
export async function rawsBefore(db: Db, beforeId: number, limit: number): Promise<{ id: number; size: number }[]> {
  const query = tables(db).selectFrom('raw').select(['id', 'size']).where('id', '<', beforeId);
  return query.orderBy('id', 'desc').limit(limit).execute();
}
