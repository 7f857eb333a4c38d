/**
 * "May this person do this to that?" is `can(...)`, asked by every route before anything else, and by lists, counts, the
 * event stream and attachments. Owns `mailbox_access`. Emits `access.granted`.
 */

export { grantAccess } from './actions.ts';
export { type Actor, can, mailboxesWith, type Right, requireRight } from './can.ts';
export { MAYS, type May } from './schema.ts';
export { actorOf, actorsOf } from './store.ts';
