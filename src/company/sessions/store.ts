import type { Db } from '#src/platform/db/index.ts';
import type { SessionRow, SessionTables } from './schema.ts';

const tables = (db: Db) => db.withTables<SessionTables>();

export async function insertSession(db: Db, session: SessionRow): Promise<void> {
  await tables(db).insertInto('session').values(session).execute();
}

export async function readSession(db: Db, tokenHash: Uint8Array) {
  const rows = tables(db).selectFrom('session').select(['userId', 'createdAt', 'seenAt']);
  return (await rows.where('tokenHash', '=', tokenHash).executeTakeFirst()) ?? null;
}

export async function touchSession(
  db: Db,
  tokenHash: Uint8Array,
  seen: { seenAt: number; address?: string },
): Promise<void> {
  await tables(db).updateTable('session').set(seen).where('tokenHash', '=', tokenHash).execute();
}

/** The sessions of a person that were seen after then, the last seen first. */
export const sessionsSeenSince = (db: Db, userId: number, at: number): Promise<SessionRow[]> =>
  tables(db)
    .selectFrom('session')
    .selectAll()
    .where('userId', '=', userId)
    .where('seenAt', '>', at)
    .orderBy('seenAt', 'desc')
    .orderBy('tokenHash')
    .execute();

export async function deleteSessionsUnseenSince(db: Db, at: number): Promise<void> {
  await tables(db).deleteFrom('session').where('seenAt', '<=', at).execute();
}

export async function deleteSession(db: Db, tokenHash: Uint8Array): Promise<void> {
  await tables(db).deleteFrom('session').where('tokenHash', '=', tokenHash).execute();
}

/** @param but the session that stays @returns how many ended */
export async function deleteSessionsOf(db: Db, userId: number, but: Uint8Array | null): Promise<number> {
  const all = tables(db).deleteFrom('session').where('userId', '=', userId);
  const gone = await (but ? all.where('tokenHash', '!=', but) : all).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
