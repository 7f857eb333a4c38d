/**
 * The pages of the inbox: list, conversation and composer put together from conversations and drafts, whole or as fragments.
 * Owns no tables; emits nothing itself.
 */

export { openCounts, sidebar, unfinishedIn } from './actions/sidebar.ts';
export { openIdOf } from './place.ts';
export { inboxRoutes } from './routes/index.ts';
