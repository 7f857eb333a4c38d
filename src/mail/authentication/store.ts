import type { Db } from '#src/platform/db/index.ts';
import type { AuthenticationTables } from './schema.ts';
import type { Verification } from './verification.ts';

const tables = (db: Db) => db.withTables<AuthenticationTables>();

/** The first one stays: what DNS says later tells nothing of the moment when the mail came. */
export async function insertVerifications(db: Db, rows: { rawId: number; verification: Verification }[]) {
  if (rows.length === 0) return;
  await tables(db)
    .insertInto('verification')
    .values(rows.map(({ rawId, verification }) => ({ rawId, result: JSON.stringify(verification) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The verifications of these mails, as far as there are any. */
export async function verificationsOf(db: Db, rawIds: number[]): Promise<Map<number, Verification>> {
  if (rawIds.length === 0) return new Map();
  const rows = await tables(db).selectFrom('verification').selectAll().where('rawId', 'in', rawIds).execute();
  return new Map(rows.map(({ rawId, result }) => [rawId, JSON.parse(result)]));
}
