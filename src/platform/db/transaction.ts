import type { Ctx } from '../context.ts';
import { heldBack } from '../signals.ts';

/**
 * Runs `fn` in one transaction, or in the one already open. Signals sent inside reach their listeners after the commit.
 * Inside, nothing is awaited but the transaction's own queries: the writer serves everybody.
 */
export async function transaction<C extends Ctx, T>(ctx: C, fn: (ctx: C) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return fn(ctx);
  const signals = heldBack(ctx.signals);
  const result = await ctx.db.transaction().execute((db) => fn({ ...ctx, db, reader: db, signals }));
  signals.release();
  return result;
}
