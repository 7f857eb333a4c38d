import { type Actor, requireRight } from '#src/company/access/index.ts';
import { endSession, endSessionsOf, openSessions, sessionNamed } from '#src/company/sessions/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';

export async function ownSessions(ctx: Ctx, actor: Actor | null, here: Uint8Array | null) {
  requireRight(actor, 'account.change');
  return openSessions(ctx, actor.userId, here);
}

/** @param id as ownSessions named it @throws NotFound for a session that is somebody else's, or over */
export async function endOwnSession(ctx: Ctx, actor: Actor | null, id: string): Promise<void> {
  requireRight(actor, 'account.change');
  const tokenHash = await sessionNamed(ctx, actor.userId, id);
  if (!tokenHash) throw new NotFound('session');
  await endSession(ctx, actor.userId, tokenHash);
}

/** Signs out everywhere else. */
export async function endOtherSessions(ctx: Ctx, actor: Actor | null, here: Uint8Array | null): Promise<void> {
  requireRight(actor, 'account.change');
  await endSessionsOf(ctx, actor.userId, here);
}
