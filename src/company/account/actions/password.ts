import { type Actor, requireRight } from '#src/company/access/index.ts';
import { endSessionsOf } from '#src/company/sessions/index.ts';
import { changePassword, hashPassword, passwordHashOf, verifyPassword } from '#src/company/users/index.ts';
import { Conflict, Invalid } from '#src/lib/errors.ts';
import type { Throttle } from '#src/lib/throttle.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { forgetResets } from './reset.ts';

/**
 * Whoever found a browser signed in does not know the password, and guesses no faster than at sign-in (hazard W3). All
 * sessions end, this one too: the caller begins a new one (W2).
 * @throws Invalid, RateLimited
 */
export async function changeOwnPassword(
  ctx: Ctx,
  actor: Actor | null,
  throttle: Throttle,
  { currentPassword, password }: { currentPassword: string; password: string },
): Promise<void> {
  requireRight(actor, 'account.change');
  const { userId } = actor;
  throttle.attempt(String(userId));
  const current = await passwordHashOf(ctx.reader, userId);
  if (!(await verifyPassword(currentPassword, current))) throw new Invalid({ currentPassword: 'wrongPassword' });
  throttle.clear(String(userId));
  const passwordHash = await hashPassword(password);
  await transaction(ctx, async (ctx) => {
    if ((await passwordHashOf(ctx.db, userId)) !== current) throw new Conflict('The password was changed meanwhile');
    await changePassword(ctx, userId, passwordHash);
    await forgetResets(ctx, userId);
    await endSessionsOf(ctx, userId);
  });
}
