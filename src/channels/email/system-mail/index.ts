/**
 * Mail that Postroom itself writes to people who work here. It carries what marks automatic mail (RFC 3834), comes from the
 * first mailbox's address, and has the null sender, so that nothing comes back. Owns no tables, emits nothing itself.
 */

export { sendSystemMail } from './actions.ts';
export { jobs } from './jobs.ts';
