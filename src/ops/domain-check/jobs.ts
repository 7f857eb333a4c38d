import type { Resolver } from '#src/mail/dns/index.ts';
import { type AnyJobKind, jobKind } from '#src/platform/jobs/index.ts';
import { type Checked, checkNow, keepChecked } from './actions.ts';

const DAY_MS = 86_400_000;

/** Once a day DNS is asked about every domain of ours. */
export const jobs = (resolver: Resolver): AnyJobKind[] => [
  jobKind<unknown, Checked>({
    kind: 'domain.check',
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
