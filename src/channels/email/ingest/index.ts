/**
 * A letter's walk from the receiver into a conversation: stored raw with a job (then the 250), read in a Worker, placed,
 * appended. Mail that can't be read becomes a conversation all the same and can be read again.
 * Owns `unreadable`. Emits nothing itself: contacts and conversations do. Handles no events.
 */

export { deliverMade } from './actions/deliver-made.ts';
export { createIntake, envelopeOf, PARSE_JOB } from './actions/intake.ts';
export { parseAgain, parseRawAgain } from './actions/parse-again.ts';
export { reindex } from './actions/reindex.ts';
export { jobs } from './jobs.ts';
export { contentOf } from './letter.ts';
export { listUnreadable, unreadableOf } from './store.ts';
