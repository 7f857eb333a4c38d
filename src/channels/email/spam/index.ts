/**
 * What is spam, and why: lists of senders, the policy of the domain a mail claims to come from (DMARC), rspamd where there is
 * one, and a classifier that learns from what people mark and answer.
 * Owns `sender_list`, `spam_verdict`, `spam_word`, `spam_lesson`. Emits sender.listed, sender.unlisted.
 * Handles the statuses of conversations and message.queued.
 */
export { gatherSpamSigns } from './actions/gather-signs.ts';
export { judgeLetters, recordVerdicts } from './actions/judge.ts';
export { listAddress } from './actions/senders.ts';
export { eventHandlers, jobs } from './jobs.ts';
export { spamRoutes } from './routes.tsx';
export type { LetterToJudge, SpamSigns, SpamVerdict } from './schema.ts';
export { listedSenders, spamReasons, verdictsOf } from './store.ts';
