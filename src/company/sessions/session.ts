import { hashToken } from '#src/company/tokens/index.ts';
import { findUser, type User } from '#src/company/users/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { SESSION_MS } from './cookie.ts';
import { readSession, touchSession } from './store.ts';

export type Session = { tokenHash: Uint8Array; user: User };

// A write for every request would cost a disk sync each; an hour is near enough to "30 days".
const TOUCH_MS = 3600 * 1000;

/** The session of a cookie, while it lasts and its person may work here. Slides. */
export async function findSession(ctx: Ctx, secret: string | undefined): Promise<Session | null> {
  if (!secret) return null;
  const tokenHash = hashToken(secret);
  const session = await readSession(ctx.reader, tokenHash);
  const now = ctx.clock.now();
  if (!session || session.seenAt + SESSION_MS <= now) return null;
  const user = await findUser(ctx.reader, session.userId);
  if (!user || user.disabledAt !== null) return null;
  if (session.seenAt + TOUCH_MS <= now) await touchSession(ctx.db, tokenHash, now);
  return { tokenHash, user };
}
