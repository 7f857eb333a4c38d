import { Hono } from 'hono';
import * as z from 'zod';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import { line, readForm, typedValues } from '#src/lib/form.ts';
import { isMailAddress } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { fieldErrors } from '#src/words/index.ts';
import { MailboxesPage } from '#views/company/mailboxes/mailboxes-page.tsx';
import { addMailbox } from './actions.ts';
import { listMailboxes } from './store.ts';

export const mailboxForm = z.object({ name: line(100), address: line(254).refine(isMailAddress, 'email') });

/** `openCounts` comes from the inbox: open conversations by mailbox. */
export function mailboxRoutes(deps: {
  openCounts(ctx: Ctx, mailboxIds: number[]): Promise<Map<number, number>>;
}): Hono<Visit> {
  const page = async (c: VisitContext, errors: Record<string, string>, values: Record<string, string>) => {
    const { ctx, shown } = c.var;
    const mailboxes = await listMailboxes(ctx.reader);
    const open = await deps.openCounts(
      ctx,
      mailboxes.map(({ id }) => id),
    );
    const rows = mailboxes.map((mailbox) => ({ ...mailbox, open: open.get(mailbox.id) ?? 0 }));
    return c.render(<MailboxesPage w={shown.w} locale={shown.locale} mailboxes={rows} form={{ errors, values }} />, {
      title: shown.w.company.mailboxes.title,
      page: 'mailboxes',
      status: Object.keys(errors).length > 0 ? 422 : 200,
    });
  };
  return new Hono<Visit>()
    .get('/mailboxes', (c) => {
      requireRight(c.var.actor, 'company.manage');
      return page(c, {}, {});
    })
    .post('/mailboxes', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const body = await c.req.parseBody();
      try {
        await addMailbox(c.var.ctx, c.var.actor, readForm(body, mailboxForm));
        return c.redirect('/mailboxes', 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        return page(c, fieldErrors(c.var.shown.w, error.fields), typedValues(body));
      }
    });
}
