import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit } from '#src/company/sessions/index.ts';
import { listRefusals } from '#src/mail/trace/index.ts';
import { RefusedPage } from '#views/ops/mail-log/refused-page.tsx';

const MOST = 200;

export const refusedRoutes = (): Hono<Visit> =>
  new Hono<Visit>().get('/mail-log/refused', async (c) => {
    const { actor, ctx, shown } = c.var;
    requireRight(actor, 'company.manage');
    const order = c.req.query('order') === 'number' ? 'number' : 'day';
    const rows = await listRefusals(ctx.reader, order, MOST);
    return c.render(<RefusedPage {...shown} rows={rows} order={order} most={MOST} />, {
      title: shown.w.mailLog.tabs.refused,
      page: 'mail-log',
    });
  });
