import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { formStatus, readForm } from '#src/lib/form.ts';
import type { Ctx } from '#src/platform/context.ts';
import { refusedForm } from '#src/words/index.ts';
import { TeamPage } from '#views/company/teams/team-page.tsx';
import { TeamsPage } from '#views/company/teams/teams-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { addTeam, changeTeam, deleteTeam } from './actions/change.ts';
import { peopleToChoose, teamShown, teamsShown } from './actions/shown.ts';
import { teamForm } from './form.ts';

type Form = FormState & { memberIds: number[] };

/** `mailboxes` come from the feature above that owns them. */
export type TeamDeps = { mailboxes(ctx: Ctx): Promise<{ id: number; name: string }[]> };

const tickedIn = (body: Record<string, unknown>) => [body['members[]'] ?? []].flat().map(Number);

const idOf = (c: VisitContext) => Number(c.req.param('id'));

async function readTeam(c: VisitContext) {
  const { name, 'members[]': memberIds } = readForm(await c.req.parseBody({ all: true }), teamForm);
  return { name, memberIds };
}

/** The form as it came back: what was typed and ticked, and what is wrong with it. */
async function refused(c: VisitContext, error: unknown): Promise<Form> {
  const body = await c.req.parseBody({ all: true });
  return { ...refusedForm(c.var.shown.w, error, body), memberIds: tickedIn(body) };
}

export function teamRoutes(deps: TeamDeps): Hono<Visit> {
  const listPage = async (c: VisitContext, form: Form) => {
    const { ctx, actor, shown } = c.var;
    const names = new Map((await deps.mailboxes(ctx)).map(({ id, name }) => [id, name]));
    const teams = (await teamsShown(ctx, actor)).map(({ mailboxIds, ...team }) => ({
      ...team,
      mailboxNames: mailboxIds.flatMap((id) => names.get(id) ?? []),
    }));
    const page = <TeamsPage w={shown.w} teams={teams} people={await peopleToChoose(ctx)} form={form} />;
    return c.render(page, { title: shown.w.teams.title, page: 'teams', status: formStatus(form.errors) });
  };
  const teamPage = async (c: VisitContext, form: Form | null) => {
    const { ctx, actor, shown } = c.var;
    const { rights, memberIds, ...team } = await teamShown(ctx, actor, idOf(c));
    const mailboxes = (await deps.mailboxes(ctx)).flatMap(({ id, name }) => {
      const mays = rights.get(id);
      return mays ? [{ id, name, mays }] : [];
    });
    const state = form ?? { errors: {}, values: { name: team.name }, memberIds };
    const isSaved = c.req.query('saved') !== undefined;
    const page = (
      <TeamPage
        w={shown.w}
        team={team}
        mailboxes={mailboxes}
        people={await peopleToChoose(ctx)}
        form={state}
        isSaved={isSaved}
      />
    );
    return c.render(page, { title: team.name, page: 'teams', status: formStatus(state.errors) });
  };

  return new Hono<Visit>()
    .get('/teams', (c) => {
      requireRight(c.var.actor, 'company.manage');
      return listPage(c, { errors: {}, values: {}, memberIds: [] });
    })
    .post('/teams', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      try {
        return c.redirect(`/teams/${await addTeam(c.var.ctx, c.var.actor, await readTeam(c))}?saved`, 303);
      } catch (error) {
        return listPage(c, await refused(c, error));
      }
    })
    .get('/teams/:id{[0-9]+}', (c) => {
      requireRight(c.var.actor, 'company.manage');
      return teamPage(c, null);
    })
    .put('/teams/:id{[0-9]+}', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      try {
        await changeTeam(c.var.ctx, c.var.actor, idOf(c), await readTeam(c));
        return c.redirect(`/teams/${idOf(c)}?saved`, 303);
      } catch (error) {
        return teamPage(c, await refused(c, error));
      }
    })
    .delete('/teams/:id{[0-9]+}', async (c) => {
      await deleteTeam(c.var.ctx, c.var.actor, idOf(c));
      return c.redirect('/teams', 303);
    });
}
