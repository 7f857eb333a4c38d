import type { Db } from '../db/index.ts';
import type { SecretTables } from './schema.ts';

const tables = (db: Db) => db.withTables<SecretTables>();

/** Whoever was first is kept. */
export async function insertSecret(db: Db, name: string, valueSealed: Uint8Array): Promise<void> {
  await tables(db)
    .insertInto('secret')
    .values({ name, valueSealed })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whoever was last is kept. */
export async function upsertSecret(db: Db, name: string, valueSealed: Uint8Array): Promise<void> {
  await tables(db)
    .insertInto('secret')
    .values({ name, valueSealed })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ valueSealed }))
    .execute();
}

export async function readSecret(db: Db, name: string): Promise<Uint8Array | null> {
  const row = await tables(db).selectFrom('secret').select('valueSealed').where('name', '=', name).executeTakeFirst();
  return row?.valueSealed ?? null;
}
