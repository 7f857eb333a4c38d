import { Hono } from 'hono';
import * as z from 'zod';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit } from '#src/company/sessions/index.ts';
import { readForm, rowId } from '#src/lib/form.ts';
import { type JobsNotice, JobsPage } from '#views/ops/jobs/jobs-page.tsx';
import { jobsShown, settleDead } from './actions.ts';

const form = z.union(
  [
    z.object({ do: z.enum(['retry', 'discard']), id: rowId }),
    z.object({ do: z.enum(['retry', 'discard']), kind: z.string().min(1).max(100) }),
  ],
  'invalid',
);

const COUNT = /^\d{1,9}$/;

function noticeOf(query: (name: string) => string | undefined): JobsNotice | null {
  for (const verb of ['retried', 'discarded'] as const) {
    const count = query(verb);
    if (count !== undefined && COUNT.test(count)) return { verb, count: Number(count) };
  }
  return null;
}

/** @param known the kinds of work that this version has, for what another version left */
export const jobRoutes = (known: readonly string[]): Hono<Visit> =>
  new Hono<Visit>()
    .get('/jobs', async (c) => {
      const { ctx, actor, shown } = c.var;
      requireRight(actor, 'company.manage');
      const props = await jobsShown(ctx, actor, known);
      return c.render(<JobsPage {...shown} {...props} notice={noticeOf((name) => c.req.query(name))} />, {
        title: shown.w.status.jobs.title,
        page: 'jobs',
      });
    })
    .post('/jobs/dead', async (c) => {
      const { ctx, actor } = c.var;
      requireRight(actor, 'company.manage');
      const { do: verb, ...which } = readForm(await c.req.parseBody(), form);
      const count = await settleDead(ctx, actor, verb, which);
      return c.redirect(`/jobs?${verb === 'retry' ? 'retried' : 'discarded'}=${count}`, 303);
    });
