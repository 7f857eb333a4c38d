/**
 * First run: company, first admin, first mailbox. Open only while nobody has an account, and only to whoever holds the token
 * that `serve` prints: loopback may be a proxy. Owns no tables. Emits company.founded.
 */
export { setUp } from './actions.ts';
export { setupRoutes } from './routes.tsx';
