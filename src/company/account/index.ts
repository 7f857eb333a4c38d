/**
 * One's own page: what a person says of themselves and prefers, their picture, password and sessions; and the way to a new
 * password for who lost theirs (a link, once, within an hour).
 * Owns no tables: accounts are company/users', sessions company/sessions', links company/tokens'. Emits user.reset-offered.
 */
export { makeReset } from './actions/reset.ts';
export { jobs } from './jobs.ts';
export { accountRoutes } from './routes/index.ts';
