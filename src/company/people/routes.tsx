import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import { enter, type Visit, type VisitContext } from '#src/company/sessions/index.ts';
import {
  acceptanceForm,
  acceptInvitation,
  invitationForm,
  invitationOf,
  inviteUser,
  withdrawInvitation,
} from '#src/company/users/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import { readForm, typedValues } from '#src/lib/form.ts';
import { fieldErrors } from '#src/words/index.ts';
import { AcceptInvitationPage } from '#views/company/users/accept-invitation-page.tsx';
import { PeoplePage } from '#views/company/users/people-page.tsx';
import { peopleShown } from './actions.ts';

type Form = { errors: Record<string, string>; values: Record<string, string>; mailboxIds: number[] };

const EMPTY: Form = { errors: {}, values: {}, mailboxIds: [] };

async function peoplePage(c: VisitContext, form: Form, created: { email: string; url: string } | null) {
  const { ctx, actor, shown } = c.var;
  const people = await peopleShown(ctx, actor);
  const { title } = shown.w.company.people;
  const status = Object.keys(form.errors).length > 0 ? 422 : 200;
  return c.render(<PeoplePage {...shown} {...people} created={created} form={form} />, {
    title,
    page: 'people',
    status,
  });
}

/** @param publicUrl where links in invitations lead, if the admin said so */
export function peopleRoutes({ publicUrl }: { publicUrl: string | null }): Hono<Visit> {
  return new Hono<Visit>()
    .get('/people', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const mailboxes = await listMailboxes(c.var.ctx.reader);
      return peoplePage(c, { ...EMPTY, mailboxIds: mailboxes.map(({ id }) => id) }, null);
    })
    .post('/invitations', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const body = await c.req.parseBody({ all: true });
      try {
        const { email, role, 'mailboxes[]': mailboxIds } = readForm(body, invitationForm);
        await requireMailboxes(c, mailboxIds);
        const secret = await inviteUser(c.var.ctx, c.var.actor, { email, role, mailboxIds });
        const url = `${publicUrl ?? new URL(c.req.url).origin}/invitations/${secret}`;
        return await peoplePage(c, EMPTY, { email, url });
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        const mailboxIds = [body['mailboxes[]'] ?? []].flat().map(Number);
        return peoplePage(
          c,
          { errors: fieldErrors(c.var.shown.w, error.fields), values: typedValues(body), mailboxIds },
          null,
        );
      }
    })
    .delete('/invitations/:id{[0-9]+}', async (c) => {
      await withdrawInvitation(c.var.ctx, c.var.actor, Number(c.req.param('id')));
      return c.redirect('/people', 303);
    })
    .get('/invitations/:token', async (c) => acceptancePage(c, c.req.param('token'), {}, {}))
    .post('/invitations/:token', async (c) => {
      const body = await c.req.parseBody();
      try {
        const userId = await acceptInvitation(c.var.ctx, c.req.param('token'), readForm(body, acceptanceForm));
        await enter(c, userId);
        return c.redirect('/', 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        const { password, ...values } = typedValues(body);
        return acceptancePage(c, c.req.param('token'), fieldErrors(c.var.shown.w, error.fields), values);
      }
    });
}

async function requireMailboxes(c: VisitContext, ids: number[]): Promise<void> {
  const known = new Set((await listMailboxes(c.var.ctx.reader)).map(({ id }) => id));
  if (ids.some((id) => !known.has(id))) throw new Invalid({ 'mailboxes[]': 'unknownMailbox' });
}

async function acceptancePage(
  c: VisitContext,
  token: string,
  errors: Record<string, string>,
  values: Record<string, string>,
) {
  const { data } = await invitationOf(c.var.ctx, token);
  const { w } = c.var.shown;
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  return c.render(
    <AcceptInvitationPage
      w={w}
      company={c.var.company ?? ''}
      email={data.email}
      token={token}
      form={{ errors, values }}
    />,
    { title: w.company.invitation.title(c.var.company ?? ''), status },
  );
}
