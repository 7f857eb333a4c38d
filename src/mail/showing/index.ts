/**
 * A mail from its bytes to HTML that may be shown: in its frame, or quoted in an answer. Puts mail/mime and mail/html together.
 * Runs in a Worker, for what strangers wrote costs time; owns no tables, emits and handles no events.
 */
export { quoteMail } from './quote-mail.ts';
export { renderMail } from './render-mail.ts';
