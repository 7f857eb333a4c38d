/**
 * The domains of our mailboxes' addresses, and the DKIM keys that sign for them: made when a domain appears, signing once they
 * are seen in DNS, published for a while after a newer one took over. Owns `domain` and `dkim_key`. Emits dkim.added,
 * dkim.signs, dkim.vanished, dkim.retired. Handles mailbox.added.
 */
export { dkimRecords, rotateDkim, signingKeys } from './actions.ts';
export { eventHandlers, jobs } from './jobs.ts';
export type { DkimRecord } from './records.ts';
export { listDomains, noteFindings } from './store.ts';
