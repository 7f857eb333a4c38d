/**
 * What the mail log finds mails by, and what never became a mail: who each mail is from and for, and sessions that were
 * refused, summed by day, neighbourhood and reason and kept for 30 days.
 * Owns the tables `raw_address` and `refusal`. Emits no events: a stranger's refused session changes nothing of ours.
 */
export { noteRefusals, traceAddresses } from './actions.ts';
export { jobs } from './jobs.ts';
export type { Refusal } from './schema.ts';
export { addressKeyOf } from './search-key.ts';
export { listRefusals, rawsOfAddress } from './store.sqlite.ts';
