import { deleteExpiredTokens } from '#src/company/tokens/index.ts';
import { jobKind } from '#src/platform/jobs/index.ts';
import { SESSION_MS } from './cookie.ts';
import { deleteSessionsUnseenSince } from './store.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Once a day, what nobody can use any more is forgotten: sessions that ran out, links that expired. */
export const jobs = [
  jobKind({
    kind: 'session.sweep',
    everyMs: DAY_MS,
    async apply(ctx) {
      const now = ctx.clock.now();
      await deleteSessionsUnseenSince(ctx.db, now - SESSION_MS);
      await deleteExpiredTokens(ctx.db, now);
    },
  }),
];
