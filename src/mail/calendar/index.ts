/*
 * Calendar parts: what an invitation, its cancelling or an answer to one says, for people to read (RFC 5545, 5546; hazards M5).
 * Nothing is accepted, answered or fetched, alarms and links in it are passed over, and no rule of repetition is expanded.
 * Pure functions, run in a Worker. Owns no tables, emits and handles no events.
 */
export type { CalendarTime, Invitation } from './invitation.ts';
export { readInvitation } from './read-invitation.ts';
