import type { Ctx } from '#src/platform/context.ts';
import { type AnyJobKind, jobKind } from '#src/platform/jobs/index.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { makeOne, type Outcome } from './actions/make.ts';
import { recordFailed, recordMade } from './actions/record.ts';
import { MAKE_JOB, scheduleNight } from './actions/schedule.ts';
import { watchBackups } from './actions/watch.ts';
import { type Child, startChild } from './child.ts';
import type { Reason } from './schema.ts';
import { nightly } from './settings.ts';
import { deleteBackups, forgetFailures } from './store.ts';

const HOUR_MS = 3_600_000;
const LONGEST_MS = 24 * HOUR_MS;
const FAILURES_KEPT_MS = 30 * 24 * HOUR_MS;

/**
 * Backups that Postroom makes by itself, one at a time. `stop` ends the one that is being made, so that a server that is
 * told to end does not wait for it; it is made after the next start.
 * @param program how this program is started, for the process of its own
 */
export function backupJobs(program: string[]): { kinds: AnyJobKind[]; stop(): void } {
  let running: Child | null = null;
  let isStopped = false;

  const make = jobKind<{ reason: Reason }, Outcome>({
    kind: MAKE_JOB,
    batch: 1,
    leaseMs: LONGEST_MS,
    // Its failures are outcomes; what comes here is a server that ended in the middle.
    attempts: 1000,
    async prepare(ctx, payloads) {
      const start = (target: string) => (running = startChild(program, ctx.config, target));
      const value = await makeOne(ctx, payloads[0]!.reason, start);
      running = null;
      return [isStopped ? { ok: false, error: new Error('Postroom was stopped meanwhile') } : { ok: true, value }];
    },
    async apply(ctx, done) {
      for (const { value } of done) await record(ctx, value);
    },
  });

  const watch = jobKind<unknown, null>({
    kind: 'backup.watch',
    everyMs: HOUR_MS,
    apply: (ctx) => watchBackups(ctx),
  });

  const stop = () => {
    isStopped = true;
    running?.kill();
  };
  return { kinds: [make, watch], stop };
}

async function record(ctx: Ctx, { result, ...about }: Outcome): Promise<void> {
  if (result.ok) {
    await recordMade(ctx, about.reason, about.at, result.made);
    await deleteBackups(ctx.db, result.gone);
  } else {
    await recordFailed(ctx, { ...about, error: result.error });
  }
  await forgetFailures(ctx.db, ctx.clock.now() - FAILURES_KEPT_MS);
  if (about.reason !== 'nightly') return;
  const wanted = await readSetting(ctx.db, nightly);
  const again = result.ok ? undefined : ctx.clock.now() + HOUR_MS;
  if (wanted.isOn) await scheduleNight(ctx, wanted, again);
}
