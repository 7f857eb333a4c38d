/**
 * Teams: people who are given rights together. What a team may, all of its members may; who is in it stands in
 * company/access, which answers what follows from it.
 * Owns `team`. Emits team.added, team.renamed, team.deleted.
 */
export { addTeam, changeTeam, deleteTeam } from './actions/change.ts';
export { teamsOfUser } from './actions/shown.ts';
export { teamRoutes } from './routes.tsx';
export { listTeams } from './store.ts';
