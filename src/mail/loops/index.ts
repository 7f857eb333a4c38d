/**
 * Loops: tells the mail of machines (bounces, out-of-office notices, mailing lists) from the mail of people, and answers
 * whoever wants to send without a person whether it may, so that nothing automatic is answered automatically and nobody is
 * written to again and again. Owns the table `automatic_sent`; emits and handles no events.
 */
export { askLoops } from './actions.ts';
export { automaticHeaders } from './automatic-headers.ts';
export { type AutomaticKind, automaticKind } from './automatic-kind.ts';
export { mayAnswerAutomatically } from './may-answer.ts';
