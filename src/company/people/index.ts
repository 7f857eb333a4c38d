/**
 * What admins see to: the page of people, a page for each (name, role, disabling, a link to a new password, sessions), and
 * invitations, with the way from one to an account.
 * Owns no tables: accounts are company/users', links company/tokens', rights company/access'. Emits user.invited,
 * invitation.withdrawn.
 */
export { shutOut } from './actions/disable.ts';
export { peopleRoutes } from './routes/index.ts';
