import { type Db, insertRows, nextId } from '#src/platform/db/index.ts';
import type { Envelope, PackedRaw, RawHead, RawMail, RawTables } from './schema.ts';

const tables = (db: Db) => db.withTables<RawTables>();

/** Inside a transaction. @returns the new ids, in the order given */
export async function appendRaws(db: Db, raws: PackedRaw[]): Promise<number[]> {
  const first = await nextId(tables(db), 'raw');
  const rows = raws.map((raw, i) => ({ id: first + i, ...raw }));
  await insertRows(tables(db), 'raw', rows);
  return rows.map(({ id }) => id);
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

/** From and to whom each of these mails goes, without its bytes. */
export async function envelopesOf(db: Db, ids: number[]): Promise<Map<number, Envelope>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db).selectFrom('raw').select(['id', 'envelope']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, envelope }) => [id, JSON.parse(envelope) as Envelope]));
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

const asHead = (row: Omit<RawHead, 'envelope'> & { envelope: string }): RawHead => ({
  ...row,
  envelope: JSON.parse(row.envelope),
});

const HEAD = ['id', 'at', 'direction', 'size', 'envelope'] as const;

/** What stands outside of these mails, in no particular order; their bytes stay where they are. */
export async function rawHeads(db: Db, ids: number[]): Promise<RawHead[]> {
  if (ids.length === 0) return [];
  return (await tables(db).selectFrom('raw').select(HEAD).where('id', 'in', ids).execute()).map(asHead);
}

/** The same of the mails of a time, newest first, those before `before` alone where it is given. */
export async function rawHeadsBetween(
  db: Db,
  {
    from,
    until,
    before,
    limit,
  }: { from: number; until: number; before: { at: number; id: number } | null; limit: number },
): Promise<RawHead[]> {
  const last = before ?? { at: until, id: Number.MAX_SAFE_INTEGER };
  const rows = await tables(db)
    .selectFrom('raw')
    .select(HEAD)
    .where('at', '>=', from)
    .where('at', '<=', last.at)
    // By itself the comparison of pairs would not bound the walk of the index.
    .where((is) => is.or([is('at', '<', last.at), is('id', '<', last.id)]))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(asHead);
}
