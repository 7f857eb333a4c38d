import type { Resolver } from '#src/mail/dns/index.ts';
import type { EventHandler } from '#src/platform/events/index.ts';
import { type AnyJobKind, jobKind, scheduleJob } from '#src/platform/jobs/index.ts';
import { type Checked, checkNow, keepChecked } from './actions.ts';

const DAY_MS = 86_400_000;
const CHECK_JOB = 'domain.check';

/** Once a day DNS is asked about every domain of ours. */
export const jobs = (resolver: Resolver): AnyJobKind[] => [
  jobKind<unknown, Checked>({
    kind: CHECK_JOB,
    everyMs: DAY_MS,
    batch: 1,
    async prepare(ctx, payloads) {
      const value = await checkNow(ctx, resolver);
      return payloads.map(() => ({ ok: true, value }));
    },
    async apply(ctx, done) {
      for (const { value } of done) await keepChecked(ctx, value);
    },
  }),
];

/** A new address may be of a new domain: nobody should wait a day to be told what its DNS lacks. */
export const eventHandlers: EventHandler[] = [
  {
    name: 'domain-check.added',
    events: ['mailbox.added'],
    handle: (ctx) => scheduleJob(ctx, CHECK_JOB, 'every', ctx.clock.now(), {}),
  },
];
