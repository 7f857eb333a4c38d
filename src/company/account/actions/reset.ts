import { endSessionsOf } from '#src/company/sessions/index.ts';
import { createToken, deleteToken, findToken, liveTokens, useToken } from '#src/company/tokens/index.ts';
import { changePassword, findUser, hashPassword, type User } from '#src/company/users/index.ts';
import { Conflict, NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { enqueueJobs } from '#src/platform/jobs/index.ts';

type Reset = { userId: number };

const PURPOSE = 'password-reset';
const RESET_MS = 3600 * 1000;

export const RESET_MAIL_JOB = 'account.mail-reset';

/** `origin`: the address of our pages by which it was asked for. */
export type ResetWish = { email: string; origin: string };

/** Whether there is such an account shows neither in the answer nor in its time: that is looked up afterwards (hazard W3). */
export const askForReset = (ctx: Ctx, wish: ResetWish): Promise<void> => enqueueJobs(ctx, RESET_MAIL_JOB, [wish]);

/**
 * A link by which this person chooses a new password, once, within an hour; those made before are void. The caller has
 * decided that it may be made. @returns its secret
 */
export async function makeReset(ctx: Ctx, userId: number): Promise<string> {
  return transaction(ctx, async (ctx) => {
    await forgetResets(ctx, userId);
    const createdAt = ctx.clock.now();
    const data: Reset = { userId };
    const secret = await createToken(ctx.db, { purpose: PURPOSE, data, createdAt, expiresAt: createdAt + RESET_MS });
    await recordEvents(ctx, [{ name: 'user.reset-offered', subject: 'user', subjectId: userId }]);
    return secret;
  });
}

/** Whatever was offered before a password was chosen opens nothing afterwards. */
export async function forgetResets(ctx: Ctx, userId: number): Promise<void> {
  for (const { id, data } of await liveTokens<Reset>(ctx.db, PURPOSE, ctx.clock.now())) {
    if (data.userId === userId) await deleteToken(ctx.db, PURPOSE, id);
  }
}

/** Whose password a link is for, while it can be used. @throws NotFound */
export async function resetOf(ctx: Ctx, secret: string): Promise<{ id: number; user: User }> {
  const found = await findToken<Reset>(ctx.reader, PURPOSE, secret, ctx.clock.now());
  const user = found && (await findUser(ctx.reader, found.data.userId));
  if (!user || user.disabledAt !== null) throw new NotFound('password reset');
  return { id: found.id, user };
}

/** Sets the password and ends every session: whoever lost it may not be the only one who had it (hazard W2). */
export async function resetPassword(ctx: Ctx, secret: string, password: string): Promise<void> {
  const { id, user } = await resetOf(ctx, secret);
  const passwordHash = await hashPassword(password);
  await transaction({ ...ctx, actor: `user:${user.id}` }, async (ctx) => {
    if (!(await useToken(ctx.db, id, ctx.clock.now()))) throw new Conflict('The link was used meanwhile');
    await changePassword(ctx, user.id, passwordHash);
    await forgetResets(ctx, user.id);
    await endSessionsOf(ctx, user.id);
  });
}
