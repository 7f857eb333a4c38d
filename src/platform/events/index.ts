/**
 * The one story: every change writes one row in the same transaction (`recordEvents`); handlers follow it by cursor, in
 * batches and in order, each batch one transaction with its cursor (`followEvents`). An event that keeps failing a handler
 * is parked as a dead job, and the cursor goes on; tried again, it runs as a job (`parkedEventJobs`). Owns the tables `event` and `event_cursor`.
 */
export { type EventHandler, followEvents } from './follow.ts';
export { parkedEventJobs } from './jobs.ts';
export { recordEvents } from './record.ts';
export type { EventRow, NewEvent } from './schema.ts';
export { eventsAbout, eventsAfter, lastEventId } from './store.ts';
