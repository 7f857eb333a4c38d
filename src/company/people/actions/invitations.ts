import { type Actor, COLLEAGUE_MAYS, grantAccess, requireRight } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import { createToken, deleteToken, findToken, liveTokens, useToken } from '#src/company/tokens/index.ts';
import { addUser, findUserByEmail, hashPassword } from '#src/company/users/index.ts';
import { Conflict, Invalid, NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';

/** `email` also names the account; `mailboxIds` are those the person will work in. */
export type Invitation = { email: string; role: 'admin' | 'member'; mailboxIds: number[] };

const PURPOSE = 'invitation';
const INVITATION_MS = 7 * 24 * 3600 * 1000;

/** @returns the secret of the invitation's link, valid 7 days, to be shown once @throws Invalid */
export async function inviteUser(ctx: Ctx, actor: Actor | null, wanted: Invitation): Promise<string> {
  requireRight(actor, 'company.manage');
  const invitation = { ...wanted, email: wanted.email.toLowerCase() };
  return transaction(ctx, async (ctx) => {
    if (await findUserByEmail(ctx.db, invitation.email)) throw new Invalid({ email: 'emailTaken' });
    await requireMailboxes(ctx, invitation);
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
    return secret;
  });
}

async function requireMailboxes(ctx: Ctx, { role, mailboxIds: ids }: Invitation): Promise<void> {
  if (role === 'member' && ids.length === 0) throw new Invalid({ 'mailboxes[]': 'noMailbox' });
  const known = new Set((await listMailboxes(ctx.db)).map(({ id }) => id));
  if (ids.some((id) => !known.has(id))) throw new Invalid({ 'mailboxes[]': 'unknownMailbox' });
}

/** The invitation behind a link, while it can be used. @throws NotFound */
export async function invitationOf(ctx: Ctx, secret: string): Promise<{ id: number; data: Invitation }> {
  const found = await findToken<Invitation>(ctx.reader, PURPOSE, secret, ctx.clock.now());
  if (!found) throw new NotFound('invitation');
  return found;
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
    const { email, role, mailboxIds } = invitation.data;
    const userId = await addUser(ctx, { email, name, role, passwordHash });
    await grantAccess(ctx, userId, mailboxIds, COLLEAGUE_MAYS);
    return userId;
  });
}

export async function pendingInvitations(ctx: Ctx, actor: Actor | null) {
  requireRight(actor, 'company.manage');
  const live = await liveTokens<Invitation>(ctx.reader, PURPOSE, ctx.clock.now());
  return live.map(({ id, data, expiresAt }) => ({
    id,
    email: data.email,
    role: data.role,
    mailboxIds: data.mailboxIds,
    expiresAt,
  }));
}

export async function withdrawInvitation(ctx: Ctx, actor: Actor | null, id: number): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    await deleteToken(ctx.db, PURPOSE, id);
    await recordEvents(ctx, [{ name: 'invitation.withdrawn', subject: 'user', subjectId: actor.userId }]);
  });
}
