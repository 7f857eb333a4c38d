/**
 * "May this person do this to that?" is `can(...)`, asked by every route that shows and every action that changes something,
 * before anything else, and by lists, counts, the event stream and attachments. Signing in and out, the first run and accepting
 * an invitation need no right: there a password, a cookie or the secret of a link is asked for.
 * Owns `mailbox_access`. Emits `access.granted`.
 */

export { grantAccess } from './actions.ts';
export { type Actor, can, mailboxesWith, type Right, requireRight } from './can.ts';
export { COLLEAGUE_MAYS, MAYS, type May } from './schema.ts';
export { actorOf, actorsOf } from './store.ts';
