import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import { enter, type Visit, type VisitContext } from '#src/company/sessions/index.ts';
import { SHORTEST_PASSWORD } from '#src/company/users/index.ts';
import { formStatus, readForm } from '#src/lib/form.ts';
import { refusedForm } from '#src/words/index.ts';
import { AcceptInvitationPage } from '#views/company/people/accept-invitation-page.tsx';
import { PeoplePage } from '#views/company/people/people-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { acceptInvitation, invitationOf, inviteUser, withdrawInvitation } from './actions/invitations.ts';
import { peopleShown } from './actions/shown.ts';
import { acceptanceForm, invitationForm } from './form.ts';

type Form = FormState & { mailboxIds: number[] };

/** A fresh form has all mailboxes ticked: whoever is invited should find work. */
async function freshForm(c: VisitContext): Promise<Form> {
  const mailboxes = await listMailboxes(c.var.ctx.reader);
  return { errors: {}, values: {}, mailboxIds: mailboxes.map(({ id }) => id) };
}

async function peoplePage(c: VisitContext, form: Form, created: { email: string; url: string } | null) {
  const { ctx, actor, shown } = c.var;
  const people = await peopleShown(ctx, actor);
  const { title } = shown.w.company.people;
  return c.render(<PeoplePage {...shown} {...people} created={created} form={form} />, {
    title,
    page: 'people',
    status: formStatus(form.errors),
  });
}

/** @param publicUrl where links in invitations lead, if the admin said so */
export function peopleRoutes({ publicUrl }: { publicUrl: string | null }): Hono<Visit> {
  return new Hono<Visit>()
    .get('/people', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      return peoplePage(c, await freshForm(c), null);
    })
    .post('/invitations', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const body = await c.req.parseBody({ all: true });
      try {
        const { email, role, 'mailboxes[]': mailboxIds } = readForm(body, invitationForm);
        const secret = await inviteUser(c.var.ctx, c.var.actor, { email, role, mailboxIds });
        const url = `${publicUrl ?? new URL(c.req.url).origin}/invitations/${secret}`;
        return await peoplePage(c, await freshForm(c), { email, url });
      } catch (error) {
        const mailboxIds = [body['mailboxes[]'] ?? []].flat().map(Number);
        return peoplePage(c, { ...refusedForm(c.var.shown.w, error, body), mailboxIds }, null);
      }
    })
    .delete('/invitations/:id{[0-9]+}', async (c) => {
      await withdrawInvitation(c.var.ctx, c.var.actor, Number(c.req.param('id')));
      return c.redirect('/people', 303);
    })
    .get('/invitations/:token', async (c) => acceptancePage(c, c.req.param('token'), { errors: {}, values: {} }))
    .post('/invitations/:token', async (c) => {
      const body = await c.req.parseBody();
      try {
        const userId = await acceptInvitation(c.var.ctx, c.req.param('token'), readForm(body, acceptanceForm));
        await enter(c, userId);
        return c.redirect('/', 303);
      } catch (error) {
        return acceptancePage(c, c.req.param('token'), refusedForm(c.var.shown.w, error, body));
      }
    });
}

async function acceptancePage(c: VisitContext, token: string, form: FormState) {
  const { data } = await invitationOf(c.var.ctx, token);
  const { w } = c.var.shown;
  return c.render(
    <AcceptInvitationPage
      w={w}
      company={c.var.company ?? ''}
      email={data.email}
      token={token}
      shortestPassword={SHORTEST_PASSWORD}
      form={form}
    />,
    { title: w.company.invitation.title(c.var.company ?? ''), status: formStatus(form.errors) },
  );
}
