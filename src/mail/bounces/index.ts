/**
 * Bounces: what other servers report of mail we sent, by RFC 3464 and 5965 or in their own words. Whether it may be
 * believed is not decided here: anybody can write such a mail.
 * Pure functions that run in a Worker; owns no tables, emits and handles no events.
 */
export { type ReadMail, readMail } from './read-mail.ts';
export type { BounceReason, DeliveryReport, ReportedRecipient, ReportKind } from './report.ts';
