/**
 * Mail that looks like people's and is the same in every run, and an archive of it for measuring: 10 mailboxes, 12 people, and
 * conversations that came in the usual way. Owns no tables, emits nothing itself.
 */
export { SEED_PASSWORD, seedArchive } from './actions/archive.ts';
export { receive } from './actions/receive.ts';
export { lifelikeMails } from './lifelike.ts';
export { createWriters } from './vocabulary.ts';
