import { hashToken } from '#src/company/tokens/index.ts';
import { findUser, type User } from '#src/company/users/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { SESSION_MS } from './cookie.ts';
import { type Device, deviceName } from './device-name.ts';
import { readSession, sessionsSeenSince, touchSession } from './store.ts';

export type Session = { tokenHash: Uint8Array; user: User };

// A write for every request would cost a disk sync each; an hour is near enough to "30 days".
const TOUCH_MS = 3600 * 1000;

/**
 * The session of a cookie, while it lasts and its person may work here. Slides.
 * @param address where its browser is now, noted as it slides
 */
export async function findSession(ctx: Ctx, secret: string | undefined, address?: string): Promise<Session | null> {
  if (!secret) return null;
  const tokenHash = hashToken(secret);
  const session = await readSession(ctx.reader, tokenHash);
  const now = ctx.clock.now();
  if (!session || session.seenAt + SESSION_MS <= now) return null;
  const user = await findUser(ctx.reader, session.userId);
  if (!user || user.disabledAt !== null) return null;
  if (session.seenAt + TOUCH_MS <= now) {
    await touchSession(ctx.db, tokenHash, { seenAt: now, ...(address ? { address } : {}) });
  }
  return { tokenHash, user };
}

/** `id` names a session on pages; it opens nothing. `isHere`: the one that asks. */
export type OpenSession = Device & { id: string; address: string; seenAt: number; isHere: boolean };

const ID_BYTES = 16;
const idOf = (tokenHash: Uint8Array) => Buffer.from(tokenHash.subarray(0, ID_BYTES)).toString('hex');

/** A person's sessions that can still be used, this one first, then the last seen first. */
export async function openSessions(ctx: Ctx, userId: number, here: Uint8Array | null): Promise<OpenSession[]> {
  const rows = await sessionsSeenSince(ctx.reader, userId, ctx.clock.now() - SESSION_MS);
  return rows
    .map(({ tokenHash, device, address, seenAt }) => {
      const isHere = here !== null && Buffer.compare(tokenHash, here) === 0;
      return { ...deviceName(device), id: idOf(tokenHash), address, seenAt, isHere };
    })
    .sort((a, b) => Number(b.isHere) - Number(a.isHere));
}

/** The secret's hash of the session that a page names so, if it is this person's. */
export async function sessionNamed(ctx: Ctx, userId: number, id: string): Promise<Uint8Array | null> {
  const rows = await sessionsSeenSince(ctx.reader, userId, ctx.clock.now() - SESSION_MS);
  return rows.find(({ tokenHash }) => idOf(tokenHash) === id)?.tokenHash ?? null;
}
