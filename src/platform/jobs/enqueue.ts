import type { Ctx } from '../context.ts';
import { deleteKeyedJob, insertJobs, upsertJob } from './store.sqlite.ts';

const MOST_ERROR_CHARS = 2000;

/** Adds jobs of one kind, due now. Call it inside the transaction that wants them done. */
export async function enqueueJobs(ctx: Ctx, kind: string, payloads: unknown[]): Promise<void> {
  const now = ctx.clock.now();
  const rows = payloads.map((payload) => ({ kind, payload: JSON.stringify(payload), runAt: now, createdAt: now }));
  await insertJobs(ctx.db, rows);
  ctx.signals.send(`job:${kind}`);
}

/** Sets a timer: the job of that kind and key runs at `runAt` (UTC ms); setting it again moves it. */
export async function scheduleJob(ctx: Ctx, kind: string, key: string, runAt: number, payload: unknown): Promise<void> {
  await upsertJob(ctx.db, { kind, key, payload: JSON.stringify(payload), runAt, createdAt: ctx.clock.now() });
  ctx.signals.send(`job:${kind}`);
}

export const cancelJob = (ctx: Ctx, kind: string, key: string): Promise<void> => deleteKeyedJob(ctx.db, kind, key);

/** Keeps work that failed for good, with its error, for a person to look at. */
export async function buryJob(ctx: Ctx, kind: string, payload: unknown, error: string): Promise<void> {
  const row = { kind, payload: JSON.stringify(payload), runAt: null, createdAt: ctx.clock.now() };
  await insertJobs(ctx.db, [{ ...row, error: error.slice(0, MOST_ERROR_CHARS) }]);
}
