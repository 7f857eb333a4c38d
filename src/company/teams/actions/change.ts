import { type Actor, grantsOfTeam, requireRight, setAccess, setMembers } from '#src/company/access/index.ts';
import { listUsers } from '#src/company/users/index.ts';
import { Invalid, NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import type { Team } from '../schema.ts';
import * as store from '../store.ts';

export type TeamForm = { name: string; memberIds: number[] };

/** @returns the new team's id @throws Invalid */
export async function addTeam(ctx: Ctx, actor: Actor | null, { name, memberIds }: TeamForm): Promise<number> {
  requireRight(actor, 'company.manage');
  return transaction(ctx, async (ctx) => {
    await requireFreeName(ctx, name, null);
    await requirePeople(ctx, memberIds);
    const id = await store.insertTeam(ctx.db, { name, createdAt: ctx.clock.now() });
    await recordEvents(ctx, [{ name: 'team.added', subject: 'team', subjectId: id, data: { name } }]);
    await setMembers(ctx, id, memberIds);
    return id;
  });
}

/** Renames a team and leaves it with exactly these members. @throws NotFound, Invalid */
export async function changeTeam(ctx: Ctx, actor: Actor | null, id: number, { name, memberIds }: TeamForm) {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    const team = await requireTeam(ctx, id);
    await requireFreeName(ctx, name, id);
    await requirePeople(ctx, memberIds);
    if (team.name !== name) {
      await store.renameTeam(ctx.db, id, name);
      const data = { from: team.name, to: name };
      await recordEvents(ctx, [{ name: 'team.renamed', subject: 'team', subjectId: id, data }]);
    }
    await setMembers(ctx, id, memberIds);
  });
}

/** Its members lose what the team brought them; each mailbox's story tells so. @throws NotFound */
export async function deleteTeam(ctx: Ctx, actor: Actor | null, id: number): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    const { name } = await requireTeam(ctx, id);
    const mailboxIds = new Set((await grantsOfTeam(ctx.db, id)).map(({ mailboxId }) => mailboxId));
    for (const mailboxId of mailboxIds) await setAccess(ctx, mailboxId, { teamId: id }, []);
    await setMembers(ctx, id, []);
    await store.deleteTeam(ctx.db, id);
    await recordEvents(ctx, [{ name: 'team.deleted', subject: 'team', subjectId: id, data: { name } }]);
  });
}

export async function requireTeam(ctx: Ctx, id: number): Promise<Team> {
  const [team] = await store.findTeams(ctx.db, [id]);
  if (!team) throw new NotFound('team');
  return team;
}

async function requireFreeName(ctx: Ctx, name: string, ownId: number | null): Promise<void> {
  const named = await store.teamNamed(ctx.db, name);
  if (named && named.id !== ownId) throw new Invalid({ name: 'teamTaken' });
}

async function requirePeople(ctx: Ctx, ids: number[]): Promise<void> {
  const known = new Set((await listUsers(ctx.db)).map(({ id }) => id));
  if (ids.some((id) => !known.has(id))) throw new Invalid({ 'members[]': 'unknownUser' });
}
