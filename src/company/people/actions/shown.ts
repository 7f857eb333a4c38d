import { type Actor, actorsOf, mailboxesWith, requireRight } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import { listTeams } from '#src/company/teams/index.ts';
import { listUsers, photoUrl } from '#src/company/users/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { pendingInvitations } from './invitations.ts';

/** Everybody who works here or is invited to, with the mailboxes they may read; who can't sign in stands last. */
export async function peopleShown(ctx: Ctx, actor: Actor | null) {
  requireRight(actor, 'company.manage');
  const mailboxes = (await listMailboxes(ctx.reader)).filter(({ archivedAt }) => archivedAt === null);
  const teams = await listTeams(ctx.reader);
  const teamNames = new Map(teams.map(({ id, name }) => [id, name]));
  const names = (ids: number[]) =>
    mailboxes.length > 0 && mailboxes.every(({ id }) => ids.includes(id))
      ? null
      : mailboxes.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const users = await listUsers(ctx.reader);
  const actors = await actorsOf(ctx.reader, users);
  const members = users.map((user, i) => ({
    ...user,
    photo: photoUrl(user),
    isDisabled: user.disabledAt !== null,
    mailboxNames: names(mailboxesWith(actors[i]!, 'mailbox.read')),
  }));
  const invitations = (await pendingInvitations(ctx, actor)).map(({ grants, teamIds, ...invitation }) => ({
    ...invitation,
    mailboxNames: names(grants.map(({ mailboxId }) => mailboxId)),
    teamNames: teamIds.flatMap((id) => teamNames.get(id) ?? []),
  }));
  const sorted = members.toSorted((a, b) => Number(a.isDisabled) - Number(b.isDisabled));
  return { meId: actor.userId, users: sorted, invitations, mailboxes, teams };
}
