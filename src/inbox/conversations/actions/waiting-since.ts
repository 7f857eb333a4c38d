import type { Ctx } from '#src/platform/context.ts';
import { answersIn, unansweredAfter } from '../newer.ts';
import * as store from '../store/index.ts';

/** When the customer wrote first since our last answer (UTC ms); null where everything is answered. */
export async function unansweredSince(ctx: Ctx, id: number): Promise<number | null> {
  const answer = await store.newestMessage(ctx.db, answersIn(id));
  return store.firstTime(ctx.db, unansweredAfter(id, answer?.id ?? 0));
}
