/**
 * One's own page: what a person says of themselves and prefers, their picture, password and sessions.
 * Owns no tables and emits nothing itself: accounts are company/users', sessions company/sessions'.
 */
export { accountRoutes } from './routes.tsx';
