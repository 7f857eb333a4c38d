/**
 * Durable work with a time or a retry of its own. A job is enqueued in the transaction that wants it, claimed in batches with
 * a lease (its due time is pushed past the lease, so a crash only delays it), tried again with backoff and jitter, and kept
 * as a dead letter with its error when its tries are used up. Owns the table `job`.
 */

export { buryJob, cancelJob, enqueueJobs, scheduleJob } from './enqueue.ts';
export { type AnyJobKind, type JobKind, jobKind, type Prepared } from './kind.ts';
export { deadOfKind, discardDeadKind, findDeadJob, jobSums, keyedJob, retryDeadKind } from './overview.sqlite.ts';
export { runJobs } from './runner.ts';
export { deadJobs, discardJob, retryDeadJob, waitingJobs } from './store.sqlite.ts';
export { workThrough } from './work-through.ts';
