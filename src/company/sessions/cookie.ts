import type { CookieOptions } from 'hono/utils/cookie';

export const SESSION_COOKIE = 'postroom_session';
export const SESSION_MS = 30 * 24 * 3600 * 1000;

/** Lax, so that a link in a notice opens the page it names; every change asks for the origin besides (hazard W1). */
export const sessionCookie = (isSecure: boolean): CookieOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax',
  secure: isSecure,
  maxAge: SESSION_MS / 1000,
});
