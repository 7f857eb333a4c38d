import { Hono } from 'hono';
import * as z from 'zod';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { formStatus, line, readForm } from '#src/lib/form.ts';
import { refusedForm } from '#src/words/index.ts';
import { CompanyPage } from '#views/ops/company/company-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { type Company, changeCompany, readCompany } from './actions.ts';

// An unticked box sends nothing.
const box = z
  .unknown()
  .optional()
  .transform((value) => value !== undefined);

const companyForm = z.object({
  name: line(100),
  assignOnReply: box,
  signedReplyAddress: box,
  signedBounceAddress: box,
});

export const companyRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/company', async (c) => {
      const company = await readCompany(c.var.ctx, c.var.actor);
      return page(c, company, { errors: {}, values: { name: company.name } });
    })
    .put('/company', async (c) => {
      const { ctx, actor, shown } = c.var;
      requireRight(actor, 'company.manage');
      const body = await c.req.parseBody();
      try {
        await changeCompany(ctx, actor, readForm(body, companyForm));
        return c.redirect('/company?saved', 303);
      } catch (error) {
        return page(c, await readCompany(ctx, actor), refusedForm(shown.w, error, body));
      }
    });

function page(c: VisitContext, { name: _, ...chosen }: Company, form: FormState) {
  const { w } = c.var.shown;
  const isSaved = c.req.method === 'GET' && c.req.query('saved') !== undefined;
  return c.render(<CompanyPage w={w} {...chosen} form={form} isSaved={isSaved} />, {
    title: w.company.page.title,
    page: 'company',
    status: formStatus(form.errors),
  });
}
