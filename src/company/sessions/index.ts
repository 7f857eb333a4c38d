/**
 * Signing in and out. A session is a random cookie, stored hashed, new at each login, sliding for 30 days.
 * Owns `session`. Emits session.started, session.ended.
 */
export { endSession, endSessionsOf, startSession } from './actions.ts';
export { SESSION_COOKIE } from './cookie.ts';
export { jobs } from './jobs.ts';
export { linkOrigin } from './origins.ts';
export { enter, sessionRoutes } from './routes.tsx';
export { findSession, openSessions, sessionNamed } from './session.ts';
export { knownOrigins } from './settings.ts';
export type { Frame, Visit, VisitContext } from './visit.ts';
