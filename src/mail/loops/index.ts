/*
 * Loops: tells the mail of machines (bounces, out-of-office notices, mailing lists) from the mail of people, so that
 * nothing automatic is answered automatically and a notice is never mistaken for a customer's answer.
 * Pure functions; owns no tables, emits and handles no events.
 */
export { type AutomaticKind, automaticKind } from './automatic-kind.ts';
