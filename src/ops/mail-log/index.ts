/**
 * The page "Mail log": every mail in or out with its story, the queue, what could not be read, and who was refused. All of it
 * is told from what other features keep; nothing of a mail's content is shown but to those who may read its mailbox.
 * Owns no tables, emits and handles no events.
 */

export { mailLogRoutes } from './routes/index.ts';
