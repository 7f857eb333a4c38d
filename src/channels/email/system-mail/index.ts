/**
 * Mail that Postroom itself writes to people who work here. It carries what marks automatic mail (RFC 3834), comes from the
 * first mailbox's address, and has the null sender, so that nothing comes back. What carries a link that lets its reader in is
 * forgotten once it has left. Owns no tables, emits nothing itself. Handles recipient.sent.
 */

export { sendSystemMail } from './actions.ts';
export { eventHandlers, jobs } from './jobs.ts';
