/**
 * Who really sent a mail: SPF, DKIM, DMARC and ARC (by mailauth, in a Worker), weighed into one of three verdicts, and
 * whether its sender only looks like somebody else. An Authentication-Results header of the mail itself is never read
 * (RFC 8601 section 5). Owns the table `verification`. Emits and handles no events.
 */
export { recordVerifications, verifyMails } from './actions.ts';
export { checkSpf } from './check-spf.ts';
export { type LookAlike, lookAlike } from './look-alike.ts';
export { createObjection, FORGERY_SIGNAL } from './objection.ts';
export { refuseDmarcReject, trustedArcSealers } from './settings.ts';
export { verificationsOf } from './store.ts';
export { heldAgainst, mayActAsParticipant, verificationFor } from './trust.ts';
export type { Verification } from './verification.ts';
export { type VerifyBatch, verifyBatch } from './verify-batch.ts';
