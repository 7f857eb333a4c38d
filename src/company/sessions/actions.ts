import { hashToken, newSecret } from '#src/company/tokens/index.ts';
import { findUser, findUserByEmail, passwordHashOf, type User, verifyPassword } from '#src/company/users/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import { neighbourhoodOf } from '#src/lib/networks.ts';
import type { Throttle } from '#src/lib/throttle.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { readSetting, writeSetting } from '#src/platform/settings/index.ts';
import { withOrigin } from './origins.ts';
import { knownOrigins } from './settings.ts';
import { deleteSession, deleteSessionsOf, insertSession } from './store.ts';

const MOST_DEVICE_CHARS = 200;
const MOST_ADDRESS_CHARS = 64;

/**
 * Attempts are counted for an account from one address (IPv6: its /64), for that address, and for the account from anywhere:
 * the last is far higher, so that a stranger can't easily keep its owner out.
 */
export type SignInThrottle = { byPair: Throttle; byAddress: Throttle; byAccount: Throttle };

export type Credentials = { email: string; password: string };

/**
 * Checks a login, in the same time and with the same answer for an unknown person as for a wrong password.
 * @returns the person, with what the password is kept as
 * @throws RateLimited, Invalid
 */
export async function checkCredentials(
  ctx: Ctx,
  throttle: SignInThrottle,
  { email, password }: Credentials,
  address: string,
): Promise<User & { passwordHash: string }> {
  const account = email.toLowerCase();
  const neighbourhood = neighbourhoodOf(address);
  const pair = `${account} ${neighbourhood}`;
  throttle.byAddress.attempt(neighbourhood);
  throttle.byPair.attempt(pair);
  throttle.byAccount.attempt(account);
  const user = await findUserByEmail(ctx.reader, account);
  const isRight = await verifyPassword(password, user?.passwordHash ?? null);
  if (!user || !isRight || user.disabledAt !== null) {
    // No field's fault: naming one would tell who exists.
    throw new Invalid({ form: 'credentials' });
  }
  throttle.byPair.clear(pair);
  return user;
}

export type NewSession = {
  device: string;
  /** where it is begun from */
  address?: string;
  /** what the password that was just proved is kept as: changed meanwhile, it opens nothing any more */
  passwordHash?: string;
  /** the address of our pages that the browser named, kept where it is an admin's */
  origin?: string;
};

/** A new session for a person who proved to be one. @returns the cookie's secret @throws Invalid */
export async function startSession(ctx: Ctx, userId: number, { device, address, passwordHash, origin }: NewSession) {
  const secret = newSecret();
  const now = ctx.clock.now();
  await transaction({ ...ctx, actor: `user:${userId}` }, async (ctx) => {
    const user = await findUser(ctx.db, userId);
    const isStill = passwordHash === undefined || passwordHash === (await passwordHashOf(ctx.db, userId));
    if (user?.disabledAt !== null || !isStill) throw new Invalid({ form: 'credentials' });
    if (origin && user.role === 'admin') await noteOrigin(ctx, origin);
    const row = {
      tokenHash: hashToken(secret),
      userId,
      device: device.slice(0, MOST_DEVICE_CHARS),
      address: (address ?? '').slice(0, MOST_ADDRESS_CHARS),
      createdAt: now,
      seenAt: now,
    };
    await insertSession(ctx.db, row);
    await recordEvents(ctx, [{ name: 'session.started', subject: 'user', subjectId: userId }]);
  });
  return secret;
}

async function noteOrigin(ctx: Ctx, origin: string): Promise<void> {
  const known = await readSetting(ctx.db, knownOrigins);
  if (known[0] !== origin) await writeSetting(ctx.db, knownOrigins, withOrigin(known, origin));
}

export async function endSession(ctx: Ctx, userId: number, tokenHash: Uint8Array): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await deleteSession(ctx.db, tokenHash);
    await recordEvents(ctx, [{ name: 'session.ended', subject: 'user', subjectId: userId }]);
  });
}

/**
 * Ends all of a person's sessions, or all but one; open pages are signed out at once. The caller has decided that it may.
 * @returns how many there were
 */
export async function endSessionsOf(ctx: Ctx, userId: number, but: Uint8Array | null = null): Promise<number> {
  return transaction(ctx, async (ctx) => {
    const count = await deleteSessionsOf(ctx.db, userId, but);
    if (count > 0)
      await recordEvents(ctx, [{ name: 'session.ended', subject: 'user', subjectId: userId, data: { count } }]);
    return count;
  });
}
