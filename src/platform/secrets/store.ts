import type { Ctx } from '../context.ts';
import { transaction } from '../db/index.ts';
import type { SecretTables } from './schema.ts';

/**
 * The secret of that name, made by `create` the first time anybody asks.
 * @returns its bytes in clear
 */
export async function keptSecret(
  ctx: Ctx,
  name: string,
  create: () => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const found = await find(ctx, name);
  if (found) return found;
  const made = await create();
  return transaction(ctx, async (ctx) => {
    const db = ctx.db.withTables<SecretTables>();
    const row = { name, valueSealed: ctx.secrets.seal(made) };
    await db
      .insertInto('secret')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await find(ctx, name))!;
  });
}

async function find(ctx: Ctx, name: string): Promise<Uint8Array | null> {
  const db = ctx.db.withTables<SecretTables>();
  const row = await db.selectFrom('secret').select('valueSealed').where('name', '=', name).executeTakeFirst();
  return row ? ctx.secrets.open(row.valueSealed) : null;
}
