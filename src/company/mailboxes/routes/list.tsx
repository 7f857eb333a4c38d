import { Hono } from 'hono';
import { can, requireRight } from '#src/company/access/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { Forbidden } from '#src/lib/errors.ts';
import { formStatus, readForm } from '#src/lib/form.ts';
import type { Ctx } from '#src/platform/context.ts';
import { refusedForm } from '#src/words/index.ts';
import { MailboxesPage } from '#views/company/mailboxes/mailboxes-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { addMailbox } from '../actions/add.ts';
import { mailboxesShown } from '../actions/shown.ts';
import { newMailboxForm } from '../form.ts';

export type ListDeps = {
  /** open conversations by mailbox */
  openCounts(ctx: Ctx, mailboxIds: number[]): Promise<Map<number, number>>;
};

/** All mailboxes for admins, who may add one; for others those that they manage. */
export function listRoutes(deps: ListDeps): Hono<Visit> {
  const page = async (c: VisitContext, form: FormState) => {
    const { ctx, actor, shown } = c.var;
    const mailboxes = await mailboxesShown(ctx, actor);
    const isAdmin = can(actor, 'company.manage');
    if (!isAdmin && mailboxes.length === 0) throw new Forbidden('mailbox.manage');
    const open = await deps.openCounts(
      ctx,
      mailboxes.map(({ id }) => id),
    );
    const rows = mailboxes.map((mailbox) => ({ ...mailbox, open: open.get(mailbox.id) ?? 0 }));
    return c.render(<MailboxesPage w={shown.w} locale={shown.locale} mailboxes={rows} form={isAdmin ? form : null} />, {
      title: shown.w.mailboxes.title,
      page: 'mailboxes',
      status: formStatus(form.errors),
    });
  };
  return new Hono<Visit>()
    .get('/mailboxes', (c) => {
      requireRight(c.var.actor, 'inbox.open');
      return page(c, { errors: {}, values: {} });
    })
    .post('/mailboxes', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const body = await c.req.parseBody();
      try {
        const id = await addMailbox(c.var.ctx, c.var.actor, readForm(body, newMailboxForm));
        return c.redirect(`/mailboxes/${id}`, 303);
      } catch (error) {
        return page(c, refusedForm(c.var.shown.w, error, body));
      }
    });
}
