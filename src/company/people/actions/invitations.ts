import { type Actor, grantAccess, joinTeams, requireRight } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import { listTeams } from '#src/company/teams/index.ts';
import { createToken, deleteToken, findToken, liveTokens, useToken } from '#src/company/tokens/index.ts';
import { addUser, findUserByEmail, hashPassword } from '#src/company/users/index.ts';
import { Conflict, Invalid, NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { type Invitation, readInvitation } from '../invitation.ts';

const PURPOSE = 'invitation';
const INVITATION_MS = 7 * 24 * 3600 * 1000;

/**
 * @param mail has the link mailed too, from inside the transaction
 * @returns the secret of the invitation's link, valid 7 days, to be shown once @throws Invalid
 */
export async function inviteUser(
  ctx: Ctx,
  actor: Actor | null,
  wanted: Invitation,
  mail?: (ctx: Ctx, secret: string) => Promise<void>,
): Promise<string> {
  requireRight(actor, 'company.manage');
  const invitation = { ...wanted, email: wanted.email.toLowerCase() };
  return transaction(ctx, async (ctx) => {
    if (await findUserByEmail(ctx.db, invitation.email)) throw new Invalid({ email: 'emailTaken' });
    await requirePlaces(ctx, invitation);
    const now = ctx.clock.now();
    // A second invitation replaces the first, whose link may have gone astray.
    for (const earlier of await liveTokens<Invitation>(ctx.db, PURPOSE, now)) {
      if (earlier.data.email === invitation.email) await deleteToken(ctx.db, PURPOSE, earlier.id);
    }
    const secret = await createToken(ctx.db, {
      purpose: PURPOSE,
      data: invitation,
      createdAt: now,
      expiresAt: now + INVITATION_MS,
    });
    await recordEvents(ctx, [
      { name: 'user.invited', subject: 'user', subjectId: actor.userId, data: { email: invitation.email } },
    ]);
    await mail?.(ctx, secret);
    return secret;
  });
}

async function requirePlaces(ctx: Ctx, { role, grants, teamIds }: Invitation): Promise<void> {
  if (role === 'member' && grants.length + teamIds.length === 0) throw new Invalid({ 'mailboxes[]': 'noMailbox' });
  const mailboxes = new Set((await listMailboxes(ctx.db)).map(({ id }) => id));
  if (grants.some(({ mailboxId }) => !mailboxes.has(mailboxId))) {
    throw new Invalid({ 'mailboxes[]': 'unknownMailbox' });
  }
  const teams = new Set((await listTeams(ctx.db)).map(({ id }) => id));
  if (teamIds.some((id) => !teams.has(id))) throw new Invalid({ 'teams[]': 'unknownTeam' });
}

/** The invitation behind a link, while it can be used. @throws NotFound */
export async function invitationOf(ctx: Ctx, secret: string): Promise<{ id: number; data: Invitation }> {
  const found = await findToken<Invitation>(ctx.reader, PURPOSE, secret, ctx.clock.now());
  if (!found) throw new NotFound('invitation');
  return { ...found, data: readInvitation(found.data) };
}

/** Makes the invited person's account; the link is used up with it. @returns the new user's id */
export async function acceptInvitation(
  ctx: Ctx,
  secret: string,
  { name, password }: { name: string; password: string },
): Promise<number> {
  const invitation = await invitationOf(ctx, secret);
  const passwordHash = await hashPassword(password);
  return transaction(ctx, async (ctx) => {
    if (!(await useToken(ctx.db, invitation.id, ctx.clock.now())))
      throw new Conflict('The invitation was used meanwhile');
    const { email, role, grants, teamIds } = invitation.data;
    const userId = await addUser(ctx, { email, name, role, passwordHash });
    await enterPlaces(ctx, userId, { grants, teamIds });
    return userId;
  });
}

/** What was deleted since the invitation was written is left out: the rest of it still holds. */
async function enterPlaces(ctx: Ctx, userId: number, { grants, teamIds }: Pick<Invitation, 'grants' | 'teamIds'>) {
  const mailboxes = new Set((await listMailboxes(ctx.db)).map(({ id }) => id));
  for (const { mailboxId, mays } of grants.filter((grant) => mailboxes.has(grant.mailboxId))) {
    await grantAccess(ctx, userId, [mailboxId], mays);
  }
  const teams = new Set((await listTeams(ctx.db)).map(({ id }) => id));
  await joinTeams(
    ctx,
    userId,
    teamIds.filter((id) => teams.has(id)),
  );
}

export async function pendingInvitations(ctx: Ctx, actor: Actor | null) {
  requireRight(actor, 'company.manage');
  const live = await liveTokens<Invitation>(ctx.reader, PURPOSE, ctx.clock.now());
  return live.map(({ id, data, expiresAt }) => ({ ...readInvitation(data), id, expiresAt }));
}

export async function withdrawInvitation(ctx: Ctx, actor: Actor | null, id: number): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    await deleteToken(ctx.db, PURPOSE, id);
    await recordEvents(ctx, [{ name: 'invitation.withdrawn', subject: 'user', subjectId: actor.userId }]);
  });
}
