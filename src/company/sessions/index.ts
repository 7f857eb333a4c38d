/**
 * Signing in and out. A session is a random cookie, stored hashed, new at each login, sliding for 30 days.
 * Owns `session`. Emits session.started, session.ended.
 */
export { endSession, startSession } from './actions.ts';
export { SESSION_COOKIE } from './cookie.ts';
export { jobs } from './jobs.ts';
export { enter, sessionRoutes } from './routes.tsx';
export { findSession, type Session } from './session.ts';
export { type Frame, requireActor, type Shown, type Visit, type VisitContext } from './visit.ts';
