import type { Ctx } from '../context.ts';
import { transaction } from '../db/index.ts';
import { insertSecret, readSecret, upsertSecret } from './store.ts';

/**
 * The secret of that name, made by `create` the first time anybody asks.
 * @returns its bytes in clear
 */
export async function keptSecret(
  ctx: Ctx,
  name: string,
  create: () => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const found = await readSecret(ctx.db, name);
  if (found) return ctx.secrets.open(found);
  const made = ctx.secrets.seal(await create());
  return transaction(ctx, async (ctx) => {
    await insertSecret(ctx.db, name, made);
    return ctx.secrets.open((await readSecret(ctx.db, name))!);
  });
}

/** @returns its bytes in clear; null where nobody has put it there */
export async function findSecret(ctx: Ctx, name: string): Promise<Uint8Array | null> {
  const found = await readSecret(ctx.db, name);
  return found && ctx.secrets.open(found);
}

/** Puts it there, over what was there before. */
export async function replaceSecret(ctx: Ctx, name: string, value: Uint8Array): Promise<void> {
  await upsertSecret(ctx.db, name, ctx.secrets.seal(value));
}
