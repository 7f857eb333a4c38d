import type { Ctx } from '../context.ts';
import type { JobTables } from './schema.ts';

const MOST_ERROR_CHARS = 2000;

/** Adds jobs of one kind, due now. Call it inside the transaction that wants them done. */
export async function enqueueJobs(ctx: Ctx, kind: string, payloads: unknown[]): Promise<void> {
  if (payloads.length === 0) return;
  const now = ctx.clock.now();
  const rows = payloads.map((payload) => ({ kind, payload: JSON.stringify(payload), runAt: now, createdAt: now }));
  await ctx.db.withTables<JobTables>().insertInto('job').values(rows).execute();
  ctx.signals.send(`job:${kind}`);
}

/** Sets a timer: the job of that kind and key runs at `runAt` (UTC ms); setting it again moves it. */
export async function scheduleJob(ctx: Ctx, kind: string, key: string, runAt: number, payload: unknown): Promise<void> {
  const row = { kind, key, payload: JSON.stringify(payload), runAt, createdAt: ctx.clock.now() };
  await ctx.db
    .withTables<JobTables>()
    .insertInto('job')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'key'])
        .where('key', 'is not', null)
        .doUpdateSet({ payload: row.payload, runAt, attempts: 0, error: null }),
    )
    .execute();
  ctx.signals.send(`job:${kind}`);
}

export async function cancelJob(ctx: Ctx, kind: string, key: string): Promise<void> {
  await ctx.db.withTables<JobTables>().deleteFrom('job').where('kind', '=', kind).where('key', '=', key).execute();
}

/** Keeps work that failed for good, with its error, for a person to look at. */
export async function buryJob(ctx: Ctx, kind: string, payload: unknown, error: string): Promise<void> {
  const row = {
    kind,
    payload: JSON.stringify(payload),
    runAt: null,
    error: error.slice(0, MOST_ERROR_CHARS),
    createdAt: ctx.clock.now(),
  };
  await ctx.db.withTables<JobTables>().insertInto('job').values(row).execute();
}
