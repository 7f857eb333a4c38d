import { type Actor, actorOf, grantsOfTeam, grantsOfUser, type May, requireRight } from '#src/company/access/index.ts';
import { makeReset } from '#src/company/account/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import { endSession, endSessionsOf, openSessions, sessionNamed } from '#src/company/sessions/index.ts';
import { teamsOfUser } from '#src/company/teams/index.ts';
import { changeProfile, changeRole, enableUser, findUser, photoUrl, type User } from '#src/company/users/index.ts';
import { Conflict, NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { shutOut } from './disable.ts';

async function requirePerson(ctx: Ctx, actor: Actor | null, id: number): Promise<{ actor: Actor; user: User }> {
  requireRight(actor, 'company.manage');
  const user = await findUser(ctx.reader, id);
  if (!user) throw new NotFound('user');
  return { actor, user };
}

/** Everything of a person that an admin sees to: who they are, what they may and why, where they are signed in. */
export async function personShown(ctx: Ctx, actor: Actor | null, id: number, here: Uint8Array | null) {
  const { user } = await requirePerson(ctx, actor, id);
  const sessions = await openSessions(ctx, id, id === actor?.userId ? here : null);
  const { email, name, role, jobTitle, disabledAt } = user;
  const person = { id, email, name, role, jobTitle, disabledAt, photo: photoUrl(user), isMe: id === actor?.userId };
  return { person, sessions, ...(await rightsShown(ctx, user)) };
}

/** By mailbox: what was given to the person, and what comes from which team. */
async function rightsShown(ctx: Ctx, user: User) {
  const { grants } = await actorOf(ctx.reader, user);
  const teams = await teamsOfUser(ctx.reader, user.id);
  const own = await grantsOfUser(ctx.reader, user.id);
  const ofTeams = await Promise.all(
    teams.map(async ({ id, name }) => ({ name, grants: await grantsOfTeam(ctx.reader, id) })),
  );
  const maysIn = (mailboxId: number, given: { mailboxId: number; may: May }[]) =>
    given.filter((grant) => grant.mailboxId === mailboxId).map(({ may }) => may);
  const rights = (await listMailboxes(ctx.reader))
    .filter(({ id }) => grants.has(id))
    .map(({ id, name }) => ({
      id,
      name,
      mays: maysIn(id, own),
      viaTeams: ofTeams
        .map((team) => ({ name: team.name, mays: maysIn(id, team.grants) }))
        .filter(({ mays }) => mays.length > 0),
    }));
  return { teams, rights };
}

/** A changed role ends the person's sessions (hazard W2): the caller begins a new one where it is oneself. */
export async function changePerson(
  ctx: Ctx,
  actor: Actor | null,
  id: number,
  { name, role }: { name: string; role: User['role'] },
): Promise<void> {
  const { user } = await requirePerson(ctx, actor, id);
  await transaction(ctx, async (ctx) => {
    await changeProfile(ctx, id, { name });
    await changeRole(ctx, id, role);
    if (role !== user.role) await endSessionsOf(ctx, id);
  });
}

export async function disablePerson(ctx: Ctx, actor: Actor | null, id: number): Promise<void> {
  await requirePerson(ctx, actor, id);
  await shutOut(ctx, id);
}

export async function enablePerson(ctx: Ctx, actor: Actor | null, id: number): Promise<void> {
  await requirePerson(ctx, actor, id);
  await enableUser(ctx, id);
}

/** For where no mail can leave, or reaches nobody. @returns the secret of the link, to be handed over */
export async function offerReset(ctx: Ctx, actor: Actor | null, id: number): Promise<string> {
  const { user } = await requirePerson(ctx, actor, id);
  if (user.disabledAt !== null) throw new Conflict('Who is disabled has no use for a password');
  return makeReset(ctx, id);
}

export async function endPersonsSessions(ctx: Ctx, actor: Actor | null, id: number, but: Uint8Array | null) {
  await requirePerson(ctx, actor, id);
  await endSessionsOf(ctx, id, id === actor?.userId ? but : null);
}

/** @param name as personShown named the session */
export async function endPersonsSession(ctx: Ctx, actor: Actor | null, id: number, name: string): Promise<void> {
  await requirePerson(ctx, actor, id);
  const tokenHash = await sessionNamed(ctx, id, name);
  if (!tokenHash) throw new NotFound('session');
  await endSession(ctx, id, tokenHash);
}
