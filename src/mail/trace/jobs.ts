import { jobKind } from '#src/platform/jobs/index.ts';
import { dayOf, KEPT_DAYS } from './refusals.ts';
import { deleteRefusalsBefore } from './store.sqlite.ts';

const DAY_MS = 86_400_000;

/** Once a day, refusals of long ago are forgotten. */
export const jobs = [
  jobKind({
    kind: 'trace.sweep',
    everyMs: DAY_MS,
    apply: (ctx) => deleteRefusalsBefore(ctx.db, dayOf(ctx.clock.now()) - KEPT_DAYS),
  }),
];
