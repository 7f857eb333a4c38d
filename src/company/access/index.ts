/**
 * "May this person do this to that?" is `can(...)`, asked by every route that shows and every action that changes something,
 * before anything else, and by lists, counts, the event stream and attachments. Signing in and out, the first run and accepting
 * an invitation need no right: there a password, a cookie or the secret of a link is asked for.
 * Owns `mailbox_access`, `team_access`, `team_member` (who is in a team is a right like the others), `access_freeze`.
 * Emits access.granted, access.revoked (about a mailbox; data names the user or team), team.joined, team.left (about a team).
 */

export { grantAccess, setAccess } from './actions/grant.ts';
export { joinTeams, setMembers } from './actions/members.ts';
export { type Actor, can, mailboxesWith, type Right, requireRight } from './can.ts';
export { COLLEAGUE_MAYS, type Grantee, MAYS, type May } from './schema.ts';
export { actorOf, actorsOf } from './store/actors.ts';
export { freezeAccess, grantsFor, grantsOfTeam, grantsOfUser, thawAccess } from './store/grants.ts';
export { membersOf, teamIdsOf } from './store/members.ts';
