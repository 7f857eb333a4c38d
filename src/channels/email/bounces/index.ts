/**
 * What becomes of reports on mail we sent: found by the signed envelope address, else by the returned Message-ID, and only
 * then believed. Owns no tables. Emits recipient.bounced and recipient.complained; `email.reopen-failed` in
 * channels/email/outgoing handles the first as it does recipient.failed.
 */
export { conversationsOfReports } from './actions/find-sent.ts';
export { settleReports } from './actions/settle.ts';
