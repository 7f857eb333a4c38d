import { Hono } from 'hono';
import { enter, type Visit, type VisitContext } from '#src/company/sessions/index.ts';
import { SHORTEST_PASSWORD } from '#src/company/users/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { formStatus, readForm } from '#src/lib/form.ts';
import { refusedForm } from '#src/words/index.ts';
import { AcceptInvitationPage } from '#views/company/people/accept-invitation-page.tsx';
import { InvitationGonePage } from '#views/company/people/invitation-gone-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { acceptInvitation, invitationOf } from '../actions/invitations.ts';
import { acceptanceForm } from '../form.ts';

/** For whoever was invited: the secret of the link is what is asked for. */
export const invitationRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/invitations/:token', (c) => acceptancePage(c, c.req.param('token'), { errors: {}, values: {} }))
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

/** null where it was used, withdrawn, or is too old. */
async function dataOf(c: VisitContext, token: string) {
  try {
    return (await invitationOf(c.var.ctx, token)).data;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

async function acceptancePage(c: VisitContext, token: string, form: FormState) {
  const data = await dataOf(c, token);
  const { w } = c.var.shown;
  if (!data) {
    const { title } = w.company.invitation.gone;
    return c.render(<InvitationGonePage w={w} />, { title, isPlain: true, status: 404 });
  }
  return c.render(
    <AcceptInvitationPage
      w={w}
      company={c.var.company ?? ''}
      email={data.email}
      token={token}
      shortestPassword={SHORTEST_PASSWORD}
      form={form}
    />,
    { title: w.company.invitation.title(c.var.company ?? ''), isPlain: true, status: formStatus(form.errors) },
  );
}
