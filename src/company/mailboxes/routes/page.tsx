import { can } from '#src/company/access/index.ts';
import type { VisitContext } from '#src/company/sessions/index.ts';
import { formStatus } from '#src/lib/form.ts';
import { richText } from '#src/mail/html/index.ts';
import { MailboxPage } from '#views/company/mailboxes/mailbox-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { blocksOf, isBlocked, type UseOfMailbox } from '../actions/archive.ts';
import { requireEditor } from '../actions/change.ts';
import { requireMailbox } from '../actions/require.ts';
import { accessShown } from '../actions/shown.ts';
import { storyOf } from '../actions/story.ts';

/** Forms of the page that came back. */
export type Forms = { general?: FormState; address?: FormState };

const SAVED = ['mailbox', 'rights'] as const;

export const mailboxIdOf = (c: VisitContext) => Number(c.req.param('id'));

/** All there is to say of a mailbox for an admin; for whoever manages it, its sender and signature. */
export async function mailboxPage(c: VisitContext, use: UseOfMailbox, forms: Forms = {}) {
  const { ctx, actor, shown } = c.var;
  const id = mailboxIdOf(c);
  requireEditor(actor, id);
  const mailbox = await requireMailbox(ctx.reader, id);
  const { name, senderName, signature } = mailbox;
  const general = forms.general ?? { errors: {}, values: { name, senderName, signature } };
  const blocks = await blocksOf(ctx, use, id);
  const admin = can(actor, 'company.manage')
    ? {
        addressForm: forms.address ?? { errors: {}, values: {} },
        access: await accessShown(ctx, actor, id),
        story: await storyOf(ctx, actor, id),
        blocks: isBlocked(blocks) ? blocks : null,
      }
    : null;
  const page = (
    <MailboxPage
      {...shown}
      mailbox={mailbox}
      form={general}
      signature={richText(general.values.signature ?? '')}
      admin={admin}
      saved={SAVED.find((what) => what === c.req.query('saved')) ?? null}
    />
  );
  const status = formStatus({ ...general.errors, ...forms.address?.errors });
  return c.render(page, { title: name, page: 'mailboxes', status });
}
