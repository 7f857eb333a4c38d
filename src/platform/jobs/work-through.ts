import type { Ctx } from '../context.ts';
import { transaction } from '../db/index.ts';
import type { AnyJobKind } from './kind.ts';

/**
 * Does work of one kind here and now, without the queue: for whoever makes the work and waits for it. @throws what one of the
 * preparations failed with; nothing is applied then
 */
export async function workThrough(ctx: Ctx, kind: AnyJobKind, payloads: unknown[]): Promise<void> {
  const prepared = await kind.prepare(ctx, payloads);
  const done = prepared.map((each, i) => {
    if (!each.ok) throw each.error;
    return { payload: payloads[i], value: each.value };
  });
  await transaction(ctx, (ctx) => kind.apply(ctx, done));
}
