import type { Db } from '#src/platform/db/index.ts';
import type { SessionTables } from './schema.ts';

const tables = (db: Db) => db.withTables<SessionTables>();

export async function insertSession(db: Db, session: SessionTables['session']): Promise<void> {
  await tables(db).insertInto('session').values(session).execute();
}

export async function readSession(db: Db, tokenHash: Uint8Array) {
  const rows = tables(db).selectFrom('session').select(['userId', 'createdAt', 'seenAt']);
  return (await rows.where('tokenHash', '=', tokenHash).executeTakeFirst()) ?? null;
}

export async function touchSession(db: Db, tokenHash: Uint8Array, seenAt: number): Promise<void> {
  await tables(db).updateTable('session').set({ seenAt }).where('tokenHash', '=', tokenHash).execute();
}

export async function deleteSessionsUnseenSince(db: Db, at: number): Promise<void> {
  await tables(db).deleteFrom('session').where('seenAt', '<=', at).execute();
}

export async function deleteSession(db: Db, tokenHash: Uint8Array): Promise<void> {
  await tables(db).deleteFrom('session').where('tokenHash', '=', tokenHash).execute();
}
