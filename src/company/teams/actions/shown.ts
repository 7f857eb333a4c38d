import { type Actor, grantsOfTeam, type May, membersOf, requireRight, teamIdsOf } from '#src/company/access/index.ts';
import { listUsers } from '#src/company/users/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Db } from '#src/platform/db/index.ts';
import type { Team } from '../schema.ts';
import { findTeams, listTeams } from '../store.ts';
import { requireTeam } from './change.ts';

/** The teams a person is in, by name. */
export const teamsOfUser = async (db: Db, userId: number): Promise<Team[]> =>
  findTeams(db, await teamIdsOf(db, userId));

/** Everybody who works or worked here: the choice of a team's members. */
export async function peopleToChoose(ctx: Ctx) {
  const users = await listUsers(ctx.reader);
  return users.map(({ id, name, email, disabledAt }) => ({ id, name, email, isDisabled: disabledAt !== null }));
}

/** All teams with the names of their members and what they may, by mailbox. */
export async function teamsShown(ctx: Ctx, actor: Actor | null) {
  requireRight(actor, 'company.manage');
  const teams = await listTeams(ctx.reader);
  const ids = teams.map(({ id }) => id);
  const members = await membersOf(ctx.reader, ids);
  const names = new Map((await listUsers(ctx.reader)).map(({ id, name }) => [id, name]));
  const mailboxIds = await Promise.all(ids.map(async (id) => [...(await rightsOf(ctx, id)).keys()]));
  return teams.map((team, i) => ({
    ...team,
    members: members.get(team.id)!.map((id) => names.get(id)!),
    mailboxIds: mailboxIds[i]!,
  }));
}

/** One team for its page. @throws NotFound */
export async function teamShown(ctx: Ctx, actor: Actor | null, id: number) {
  requireRight(actor, 'company.manage');
  const team = await requireTeam({ ...ctx, db: ctx.reader }, id);
  const memberIds = (await membersOf(ctx.reader, [id])).get(id)!;
  return { ...team, memberIds, rights: await rightsOf(ctx, id) };
}

async function rightsOf(ctx: Ctx, teamId: number): Promise<Map<number, May[]>> {
  const grants = Map.groupBy(await grantsOfTeam(ctx.reader, teamId), ({ mailboxId }) => mailboxId);
  return new Map([...grants].map(([mailboxId, own]) => [mailboxId, own.map(({ may }) => may)]));
}
