import { Hono } from 'hono';
import * as z from 'zod';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { formStatus, line, readForm } from '#src/lib/form.ts';
import { isMailAddress } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { refusedForm } from '#src/words/index.ts';
import { MailboxesPage } from '#views/company/mailboxes/mailboxes-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { addMailbox } from './actions.ts';
import { listMailboxes } from './store.ts';

const mailboxForm = z.object({ name: line(100), address: line(254).refine(isMailAddress, 'email') });

/** `openCounts` comes from the inbox: open conversations by mailbox. */
export function mailboxRoutes(deps: {
  openCounts(ctx: Ctx, mailboxIds: number[]): Promise<Map<number, number>>;
}): Hono<Visit> {
  const page = async (c: VisitContext, form: FormState) => {
    const { ctx, shown } = c.var;
    const mailboxes = await listMailboxes(ctx.reader);
    const open = await deps.openCounts(
      ctx,
      mailboxes.map(({ id }) => id),
    );
    const rows = mailboxes.map((mailbox) => ({ ...mailbox, open: open.get(mailbox.id) ?? 0 }));
    return c.render(<MailboxesPage w={shown.w} locale={shown.locale} mailboxes={rows} form={form} />, {
      title: shown.w.mailboxes.title,
      page: 'mailboxes',
      status: formStatus(form.errors),
    });
  };
  return new Hono<Visit>()
    .get('/mailboxes', (c) => {
      requireRight(c.var.actor, 'company.manage');
      return page(c, { errors: {}, values: {} });
    })
    .post('/mailboxes', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const body = await c.req.parseBody();
      try {
        await addMailbox(c.var.ctx, c.var.actor, readForm(body, mailboxForm));
        return c.redirect('/mailboxes', 303);
      } catch (error) {
        return page(c, refusedForm(c.var.shown.w, error, body));
      }
    });
}
