/**
 * The page "Status": how the server, its storage, its backups and the ways of mail are right now, and what doctor says.
 * Also /healthz and /readyz, for whoever watches from outside. Owns no tables, emits and handles no events.
 */
export { healthRoutes } from './routes/health.ts';
export { statusRoutes } from './routes/page.tsx';
export { NO_SERVER, type ServerFacts } from './server-facts.ts';
