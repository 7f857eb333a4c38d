import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import { enter, type Visit, type VisitContext } from '#src/company/sessions/index.ts';
import { formStatus, readForm } from '#src/lib/form.ts';
import { refusedForm } from '#src/words/index.ts';
import { PersonPage, type PersonPart } from '#views/company/people/person-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import {
  changePerson,
  disablePerson,
  enablePerson,
  endPersonsSession,
  endPersonsSessions,
  offerReset,
  personShown,
} from '../actions/person.ts';
import { personForm } from '../form.ts';

const PARTS = ['profile', 'sessions', 'disabled', 'enabled'] as const satisfies readonly PersonPart[];

type Shown = { refused?: { part: PersonPart; form: FormState }; resetUrl?: string };

async function personPage(c: VisitContext, id: number, { refused, resetUrl }: Shown = {}) {
  const { ctx, actor, session, shown } = c.var;
  const told = await personShown(ctx, actor, id, session?.tokenHash ?? null);
  const saved = PARTS.find((part) => part === c.req.query('saved')) ?? null;
  const page = <PersonPage {...shown} {...told} refused={refused ?? null} resetUrl={resetUrl ?? null} saved={saved} />;
  return c.render(page, { title: told.person.name, page: 'people', status: formStatus(refused?.form.errors ?? {}) });
}

/** Does what a form asks for, and comes back to the page: with what is wrong, or with what was done. */
async function change(
  c: VisitContext,
  part: PersonPart,
  act: (id: number, body: Record<string, unknown>) => Promise<void>,
) {
  requireRight(c.var.actor, 'company.manage');
  const id = Number(c.req.param('id'));
  const body = await c.req.parseBody();
  try {
    await act(id, body);
    // Somebody may have shut themselves out, or stopped being an admin.
    return c.redirect(`/people/${id}?saved=${part}`, 303);
  } catch (error) {
    return personPage(c, id, { refused: { part, form: refusedForm(c.var.shown.w, error, body) } });
  }
}

export const personRoutes = ({ publicUrl }: { publicUrl: string | null }): Hono<Visit> =>
  new Hono<Visit>()
    .get('/people/:id{[0-9]+}', (c) => {
      requireRight(c.var.actor, 'company.manage');
      return personPage(c, Number(c.req.param('id')));
    })
    .put('/people/:id{[0-9]+}', (c) =>
      change(c, 'profile', async (id, body) => {
        const { ctx, actor } = c.var;
        const wanted = readForm(body, personForm);
        await changePerson(ctx, actor, id, wanted);
        if (id === actor!.userId && wanted.role !== actor!.role) await enter(c, id);
      }),
    )
    .post('/people/:id{[0-9]+}/password-reset', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const id = Number(c.req.param('id'));
      const secret = await offerReset(c.var.ctx, c.var.actor, id);
      return personPage(c, id, { resetUrl: `${publicUrl ?? new URL(c.req.url).origin}/password-resets/${secret}` });
    })
    .post('/people/:id{[0-9]+}/disablement', (c) =>
      change(c, 'disabled', (id) => disablePerson(c.var.ctx, c.var.actor, id)),
    )
    .delete('/people/:id{[0-9]+}/disablement', (c) =>
      change(c, 'enabled', (id) => enablePerson(c.var.ctx, c.var.actor, id)),
    )
    .delete('/people/:id{[0-9]+}/sessions', (c) =>
      change(c, 'sessions', (id) => {
        const { ctx, actor, session } = c.var;
        return endPersonsSessions(ctx, actor, id, session?.tokenHash ?? null);
      }),
    )
    .delete('/people/:id{[0-9]+}/sessions/:name{[0-9a-f]+}', (c) =>
      change(c, 'sessions', (id) => endPersonsSession(c.var.ctx, c.var.actor, id, c.req.param('name'))),
    );
