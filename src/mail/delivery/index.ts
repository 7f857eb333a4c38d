/**
 * The queue of what leaves. One row for each recipient with its fate: queued -> sending -> sent | delayed (tried again) |
 * failed (with the server's words). A row is marked `sending` before the connection, so after a crash its outcome is unknown
 * and it is tried again with the same Message-ID. An admin may retry, cancel or hold one. Owns `recipient` and
 * `mta_sts_policy`. Emits recipient.sent,
 * recipient.delayed, recipient.failed, recipient.retried, recipient.cancelled, recipient.held.
 */

export { bounceRecipient } from './actions/bounce.ts';
export { cancelRecipient, hastenAll, holdRecipient, queueMail, retryRecipient } from './actions/queue.ts';
export type { About, DeliveryDeps, Destination } from './deps.ts';
export { type DirectParts, directRoute } from './direct.ts';
export { type Probe, probeRoute } from './probe.ts';
export { runDelivery } from './queue.ts';
export type { Route } from './route.ts';
export type { Fate } from './schema.ts';
export { isPaused } from './settings.ts';
export { countQueued, fatesOf, type Queued, type QueuedCursor, queuedRecipients } from './store.sqlite.ts';
