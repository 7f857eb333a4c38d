import { isMachineTrouble } from '#src/lib/sqlite-trouble.ts';
import type { Ctx } from '../context.ts';
import { transaction } from '../db/index.ts';
import { type Loop, loop } from '../loop.ts';
import { watchSetBack } from '../set-back.ts';
import { scheduleJob } from './enqueue.ts';
import type { AnyJobKind, Prepared } from './kind.ts';
import type { ClaimedJob } from './schema.ts';
import { bringForward, claimJobs, deleteJobs, nextJob, postponeJob, releaseLeases } from './store.sqlite.ts';

export type JobRunner = { stop(): Promise<void> };

const LONGEST_REST_MS = 5000;
const MOST_ERROR_CHARS = 2000;

type Work = { job: ClaimedJob; payload: unknown };
type Done = { payload: unknown; value: unknown };

/** Starts one loop for each kind. Only one process runs jobs (`serve` holds the lock), so leases left by a crash are released. */
export async function runJobs(ctx: Ctx, kinds: AnyJobKind[]): Promise<JobRunner> {
  await releaseLeases(ctx.db, ctx.clock.now());
  for (const kind of kinds.filter((kind) => kind.everyMs)) {
    if ((await nextJob(ctx.db, kind.kind)) === null) await scheduleJob(ctx, kind.kind, 'every', ctx.clock.now(), {});
  }
  const loops = kinds.map((kind) => start(ctx, kind));
  return {
    async stop() {
      await Promise.all(loops.map((each) => each.stop()));
    },
  };
}

function start(ctx: Ctx, kind: AnyJobKind): Loop {
  const setBack = watchSetBack(ctx.clock);
  return loop({
    name: kind.kind,
    log: ctx.log,
    wakeOn: (wake) => ctx.signals.on(`job:${kind.kind}`, wake),
    everyMs: LONGEST_REST_MS,
    async run() {
      const back = setBack();
      if (back > 0) await transaction(ctx, (ctx) => bringForward(ctx.db, kind.kind, ctx.clock.now(), back));
      return round(ctx, kind);
    },
  });
}

/** One batch. @returns true when there may be more, or the ms until the next job is due */
async function round(ctx: Ctx, kind: AnyJobKind): Promise<boolean | number> {
  const next = await nextJob(ctx.reader, kind.kind);
  if (!next) return false;
  const now = ctx.clock.now();
  if (next.runAt > now) return next.runAt - now;
  // What the process may have died of runs alone, so that its neighbours don't use up their tries with it.
  const limit = next.isSuspect ? 1 : kind.batch;
  const wanted = { kind: kind.kind, now, limit, leaseMs: kind.leaseMs, isSuspect: next.isSuspect };
  const claimed = await transaction(ctx, (ctx) => claimJobs(ctx.db, wanted));
  const work = claimed.map((job) => ({ job, payload: JSON.parse(job.payload) as unknown }));
  const [lost, tried] = [work.filter(({ job }) => isLost(kind, job)), work.filter(({ job }) => !isLost(kind, job))];
  for (const each of lost) await failed(ctx, kind, each, new Error('Postroom ended each time while this ran'));
  if (tried.length > 0) await runBatch(ctx, kind, tried);
  if (kind.restMs && claimed.length < limit) await Bun.sleep(kind.restMs);
  return true;
}

const isLost = (kind: AnyJobKind, job: ClaimedJob) => job.attempts > kind.attempts && !kind.everyMs;

async function runBatch(ctx: Ctx, kind: AnyJobKind, work: Work[]): Promise<void> {
  const results = await prepare(ctx, kind, work);
  const good = work.flatMap((each, i) => {
    const result = results[i]!;
    return result.ok ? [{ ...each, value: result.value }] : [];
  });
  await applyTogether(ctx, kind, good);
  for (const [i, each] of work.entries()) {
    const result = results[i]!;
    if (!result.ok) await failed(ctx, kind, each, result.error);
  }
}

async function prepare(ctx: Ctx, kind: AnyJobKind, work: Work[]): Promise<Prepared<unknown>[]> {
  try {
    const payloads = work.map((each) => each.payload);
    const results = await kind.prepare(ctx, payloads);
    if (results.length !== work.length) throw new Error(`${results.length} results for ${work.length} jobs`);
    return results;
  } catch (error) {
    return work.map(() => ({ ok: false, error }));
  }
}

async function applyTogether(ctx: Ctx, kind: AnyJobKind, good: (Work & Done)[]): Promise<void> {
  if (good.length === 0) return;
  try {
    await applyOnce(ctx, kind, good);
  } catch (error) {
    if (good.length === 1) return failed(ctx, kind, good[0]!, error);
    ctx.log.warn({ kind: kind.kind, jobs: good.length, err: error }, 'a batch of jobs failed; trying one by one');
    for (const one of good) await applyTogether(ctx, kind, [one]);
  }
}

const applyOnce = (ctx: Ctx, kind: AnyJobKind, good: (Work & Done)[]) =>
  transaction(ctx, async (ctx) => {
    // First, so that what `apply` enqueues under the same key is not removed with them.
    await settle(
      ctx,
      kind,
      good.map(({ job }) => job),
    );
    await kind.apply(ctx, good);
  });

async function settle(ctx: Ctx, kind: AnyJobKind, jobs: ClaimedJob[]): Promise<void> {
  await deleteJobs(
    ctx.db,
    jobs.map((job) => job.id),
  );
  if (kind.everyMs) await scheduleJob(ctx, kind.kind, 'every', ctx.clock.now() + kind.everyMs, {});
}

async function failed(ctx: Ctx, kind: AnyJobKind, { job, payload }: Work, error: unknown): Promise<void> {
  const text = String(error instanceof Error ? (error.stack ?? error) : error).slice(0, MOST_ERROR_CHARS);
  const isLast = job.attempts >= kind.attempts && !kind.everyMs;
  ctx.log.warn({ kind: kind.kind, job: job.id, attempts: job.attempts, isLast, err: error }, 'a job failed');
  if (isLast) return bury(ctx, kind, { job, payload }, error, text);
  const jitter = 0.8 + 0.4 * Math.random();
  const runAt = ctx.clock.now() + Math.round(kind.backoffMs(job.attempts) * jitter);
  await postponeJob(ctx.db, job.id, runAt, text);
}

async function bury(ctx: Ctx, kind: AnyJobKind, { job, payload }: Work, error: unknown, text: string): Promise<void> {
  try {
    await transaction(ctx, async (ctx) => {
      await postponeJob(ctx.db, job.id, null, text);
      await kind.onBuried?.(ctx, payload, error);
    });
  } catch (failure) {
    if (isMachineTrouble(failure)) throw failure;
    ctx.log.error({ kind: kind.kind, job: job.id, err: failure }, 'a dead job could not be told of');
    await postponeJob(ctx.db, job.id, null, text);
  }
}
