import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { type FormBody, formStatus, readForm } from '#src/lib/form.ts';
import type { Ctx } from '#src/platform/context.ts';
import { refusedForm } from '#src/words/index.ts';
import { PeoplePage } from '#views/company/people/people-page.tsx';
import type { InviteFormState } from '#views/company/people/types.ts';
import { inviteUser, withdrawInvitation } from '../actions/invitations.ts';
import { peopleShown } from '../actions/shown.ts';
import { invitationForm, levelIn } from '../form.ts';
import { LEVELS } from '../invitation.ts';

type Mail = { to: { name: string; address: string }; subject: string; paragraphs: string[]; hasLink: boolean };

export type ListDeps = {
  /** where links in invitations lead, if the admin said so */
  publicUrl: string | null;
  /** the mail that carries links, of channels/email */
  sendMail(ctx: Ctx, mail: Mail): Promise<void>;
};

const idsOf = (value: unknown): number[] => [value ?? []].flat().map(Number);

/** A fresh form has all mailboxes ticked: whoever is invited should find work. */
async function freshForm(c: VisitContext): Promise<InviteFormState> {
  const mailboxes = await listMailboxes(c.var.ctx.reader);
  return { errors: {}, values: {}, mailboxIds: mailboxes.map(({ id }) => id), teamIds: [], isMailed: false };
}

const typedForm = (c: VisitContext, error: unknown, body: FormBody): InviteFormState => ({
  ...refusedForm(c.var.shown.w, error, body),
  mailboxIds: idsOf(body['mailboxes[]']),
  teamIds: idsOf(body['teams[]']),
  isMailed: 'mail' in body,
});

type Created = { email: string; url: string; isMailed: boolean };

async function peoplePage(c: VisitContext, form: InviteFormState, created: Created | null) {
  const { ctx, actor, shown } = c.var;
  const people = await peopleShown(ctx, actor);
  const { title } = shown.w.company.people;
  return c.render(<PeoplePage {...shown} {...people} created={created} form={form} />, {
    title,
    page: 'people',
    status: formStatus(form.errors),
  });
}

async function invite(c: VisitContext, body: FormBody, { publicUrl, sendMail }: ListDeps): Promise<Created> {
  const { actor, company, shown } = c.var;
  const { email, role, 'mailboxes[]': mailboxIds, 'teams[]': teamIds, mail } = readForm(body, invitationForm);
  const grants = mailboxIds.map((mailboxId) => ({ mailboxId, mays: [...LEVELS[levelIn(body, mailboxId)]] }));
  // An admin's own browser names our address.
  const urlOf = (secret: string) => `${publicUrl ?? new URL(c.req.url).origin}/invitations/${secret}`;
  const words = shown.w.company.invitation.mail;
  const secret = await inviteUser(c.var.ctx, actor, { email, role, grants, teamIds }, async (ctx, secret) => {
    if (mail === undefined) return;
    await sendMail(ctx, {
      to: { name: '', address: email },
      subject: words.subject(company ?? ''),
      paragraphs: [words.why(actor!.name, company ?? ''), words.link, urlOf(secret)],
      hasLink: true,
    });
  });
  return { email, url: urlOf(secret), isMailed: mail !== undefined };
}

export const listRoutes = (deps: ListDeps): Hono<Visit> =>
  new Hono<Visit>()
    .get('/people', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      return peoplePage(c, await freshForm(c), null);
    })
    .post('/invitations', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const body = await c.req.parseBody({ all: true });
      try {
        const created = await invite(c, body, deps);
        return await peoplePage(c, await freshForm(c), created);
      } catch (error) {
        return peoplePage(c, typedForm(c, error, body), null);
      }
    })
    .delete('/invitations/:id{[0-9]+}', async (c) => {
      await withdrawInvitation(c.var.ctx, c.var.actor, Number(c.req.param('id')));
      return c.redirect('/people', 303);
    });
