import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import { listDomains, rotateDkim } from '#src/company/domains/index.ts';
import type { Visit } from '#src/company/sessions/index.ts';
import type { Resolver } from '#src/mail/dns/index.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { DomainsPage } from '#views/ops/domains/domains-page.tsx';
import { checkNow, keepChecked } from './actions.ts';
import type { Finding } from './findings/finding.ts';
import { serverFindings } from './settings.ts';

export function domainRoutes(resolver: Resolver): Hono<Visit> {
  return new Hono<Visit>()
    .get('/domains', async (c) => {
      const { actor, ctx, shown } = c.var;
      requireRight(actor, 'company.manage');
      const server = await readSetting(ctx.reader, serverFindings);
      const domains = (await listDomains(ctx.reader)).map(({ name, checkedAt, findings }) => ({
        name,
        checkedAt,
        findings: (findings ?? []) as Finding[],
      }));
      return c.render(<DomainsPage {...shown} server={server} domains={domains} />, {
        title: shown.w.domains.title,
        page: 'domains',
      });
    })
    .post('/domains/checks', async (c) => {
      const { actor, ctx } = c.var;
      requireRight(actor, 'company.manage');
      await keepChecked(ctx, await checkNow(ctx, resolver));
      return c.redirect('/domains', 303);
    })
    .post('/domains/:name/dkim-keys', async (c) => {
      const { actor, ctx } = c.var;
      requireRight(actor, 'company.manage');
      await rotateDkim(ctx, actor, c.req.param('name'));
      // The new keys are looked for at once, so that the page shows what to publish.
      await keepChecked(ctx, await checkNow(ctx, resolver));
      return c.redirect('/domains', 303);
    });
}
