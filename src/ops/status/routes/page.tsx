import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit } from '#src/company/sessions/index.ts';
import type { Resolver } from '#src/mail/dns/index.ts';
import { diagnoseServer } from '#src/ops/doctor/index.ts';
import { StatusPage } from '#views/ops/status/status-page.tsx';
import { readStatus } from '../actions/read.ts';
import type { ServerFacts } from '../server-facts.ts';

export const statusRoutes = (server: ServerFacts, resolver: Resolver): Hono<Visit> =>
  new Hono<Visit>().get('/status', async (c) => {
    const { ctx, actor, shown } = c.var;
    requireRight(actor, 'company.manage');
    const status = await readStatus(ctx, actor, server);
    const checks = c.req.query('checks') === undefined ? null : await diagnoseServer(ctx, resolver);
    return c.render(<StatusPage {...shown} status={status} checks={checks} />, {
      title: shown.w.status.title,
      page: 'status',
    });
  });
