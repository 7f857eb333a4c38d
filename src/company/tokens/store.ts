import type { Db } from '#src/platform/db/index.ts';
import type { TokenTables } from './schema.ts';
import { hashToken, newSecret } from './secret.ts';

const tables = (db: Db) => db.withTables<TokenTables>();

/** @returns the secret of the link; it can't be read again */
export async function createToken(
  db: Db,
  token: { purpose: string; data: unknown; createdAt: number; expiresAt: number },
): Promise<string> {
  const secret = newSecret();
  const row = { ...token, data: JSON.stringify(token.data), hash: hashToken(secret), usedAt: null };
  await tables(db).insertInto('token').values(row).execute();
  return secret;
}

/** The unused, unexpired token of that secret, with its data. */
export async function findToken<T>(
  db: Db,
  purpose: string,
  secret: string,
  now: number,
): Promise<{ id: number; data: T } | null> {
  const row = await tables(db)
    .selectFrom('token')
    .select(['id', 'data'])
    .where('hash', '=', hashToken(secret))
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row ? { id: row.id, data: JSON.parse(row.data) } : null;
}

/** Marks a token used. @returns false when somebody else was first */
export async function useToken(db: Db, id: number, now: number): Promise<boolean> {
  const update = tables(db).updateTable('token').set({ usedAt: now }).where('id', '=', id).where('usedAt', 'is', null);
  return (await update.executeTakeFirst()).numUpdatedRows === 1n;
}

/** Tokens of a purpose that can still be used, oldest first. */
export async function liveTokens<T>(
  db: Db,
  purpose: string,
  now: number,
): Promise<{ id: number; data: T; expiresAt: number }[]> {
  const live = tables(db).selectFrom('token').select(['id', 'data', 'expiresAt']).where('purpose', '=', purpose);
  const rows = await live.where('usedAt', 'is', null).where('expiresAt', '>', now).orderBy('id').execute();
  return rows.map((row) => ({ ...row, data: JSON.parse(row.data) }));
}

export async function deleteToken(db: Db, purpose: string, id: number): Promise<void> {
  await tables(db).deleteFrom('token').where('id', '=', id).where('purpose', '=', purpose).execute();
}

/** Forgets what can't be used any more for being too old. */
export async function deleteExpiredTokens(db: Db, now: number): Promise<void> {
  await tables(db).deleteFrom('token').where('expiresAt', '<=', now).execute();
}
