/**
 * The page "Jobs": what runs and waits, and what failed for good, tried again or discarded one by one or all of a kind;
 * events that a follower could not handle lie there too. The jobs themselves: platform/jobs. Owns no tables.
 * Emits job.retried, job.discarded.
 */
export { jobRoutes } from './routes.tsx';
