import type { Db } from '#src/platform/db/index.ts';
import type { DeliveryTables, StsPolicy } from '../schema.ts';

const tables = (db: Db) => db.withTables<DeliveryTables>();

/** The policy kept for a domain, out of date or not. */
export async function keptPolicy(db: Db, domain: string): Promise<StsPolicy | null> {
  const query = tables(db).selectFrom('mtaStsPolicy').selectAll().where('domain', '=', domain);
  const row = await query.executeTakeFirst();
  return row ? { ...row, mx: JSON.parse(row.mx) } : null;
}

export async function keepPolicy(db: Db, policy: StsPolicy): Promise<void> {
  const { domain, ...set } = { ...policy, mx: JSON.stringify(policy.mx) };
  await tables(db)
    .insertInto('mtaStsPolicy')
    .values({ domain, ...set })
    .onConflict((conflict) => conflict.column('domain').doUpdateSet(set))
    .execute();
}
