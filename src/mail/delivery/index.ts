/**
 * The queue of what leaves. One row for each recipient with its fate: queued -> sending -> sent | delayed (tried again) |
 * failed (with the server's words). A row is marked `sending` before the connection, so after a crash its outcome is unknown
 * and it is tried again with the same Message-ID. Owns `recipient`. Emits recipient.sent, recipient.delayed, recipient.failed.
 */

export { queueMail } from './actions.ts';
export { mailHosts } from './mx.ts';
export { type About, type DeliveryDeps, runDelivery } from './queue.ts';
export type { Fate } from './schema.ts';
export { fatesOf } from './store.sqlite.ts';
export type { Route } from './transport.ts';
