/**
 * A small company that never was: four people, two mailboxes, two hundred conversations in six languages, told through the same
 * doors as any mail, and customers who answer. For trying Postroom out and for pictures of it. Owns no tables, emits nothing itself.
 */
export { playDemo } from './actions/play.ts';
export { COLLEAGUES } from './cast.ts';
export { openNames } from './names.ts';
export { openOutside } from './outside.ts';
export { demoRoutes, type Entrance } from './routes.ts';
