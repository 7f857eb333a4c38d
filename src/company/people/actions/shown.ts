import { type Actor, actorOf, mailboxesWith, requireRight } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import { listUsers } from '#src/company/users/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { pendingInvitations } from './invitations.ts';

/** Everybody who works here or is invited to, with the mailboxes they may read. */
export async function peopleShown(ctx: Ctx, actor: Actor | null) {
  requireRight(actor, 'company.manage');
  const mailboxes = await listMailboxes(ctx.reader);
  const names = (ids: number[]) =>
    ids.length === mailboxes.length ? null : mailboxes.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const users = await Promise.all(
    (await listUsers(ctx.reader)).map(async (user) => ({
      ...user,
      mailboxNames: names(mailboxesWith(await actorOf(ctx.reader, user), 'mailbox.read')),
    })),
  );
  const invitations = (await pendingInvitations(ctx, actor)).map(({ mailboxIds, ...invitation }) => ({
    ...invitation,
    mailboxNames: names(mailboxIds),
  }));
  return { meId: actor.userId, users, invitations, mailboxes };
}
