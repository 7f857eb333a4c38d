/**
 * The queue of what leaves. One row for each recipient with its fate: queued -> sending -> sent | delayed (tried again) |
 * failed (with the server's words); people may retry, cancel or hold one, or send to another address instead. A row is marked `sending` before the connection, so
 * after a crash its outcome is unknown and it is tried again with the same Message-ID. run-delivery finds what is due, a lane
 * holds it by destination, a session sends a lane's letters, transport chooses the host, link speaks SMTP.
 * Owns `recipient` and `mta_sts_policy`. Emits recipient.sent, .delayed, .failed, .retried, .readdressed, .cancelled, .held.
 */

export { bounceRecipient } from './actions/bounce.ts';
export {
  cancelRecipient,
  hastenAll,
  holdRecipient,
  queueMail,
  type RecipientOf,
  readdressRecipient,
  retryRecipient,
} from './actions/queue.ts';
export { recordTaken } from './actions/taken.ts';
export type { About, DeliveryDeps, Destination } from './deps.ts';
export { type DirectParts, directRoute } from './direct.ts';
export { type Probe, probeRoute } from './probe.ts';
export type { Route } from './route.ts';
export { runDelivery } from './run-delivery.ts';
export type { Fate } from './schema.ts';
export { isPaused } from './settings.ts';
export { countQueued, fatesOf, type Queued, type QueuedCursor, queuedRecipients } from './store.sqlite.ts';
