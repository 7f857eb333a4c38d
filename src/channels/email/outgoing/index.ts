/**
 * An answer on its way out: the mail as composed (alternative text and HTML, the quoted message, threading headers), its
 * recipients, what a failed delivery does to its conversation, and what people do about it (try again, another address). Owns no tables. Emits nothing itself. Handles recipient.failed
 * and recipient.bounced.
 */
export { cancelMail, readdressMail, retryMail } from './actions/recipients.ts';
export { emailDispatch } from './dispatch.ts';
export { editableQuote } from './editable-quote.ts';
export { eventHandlers } from './jobs.ts';
export { replyRecipients } from './reply-recipients.ts';
export { signedReplyAddress } from './settings.ts';
export { forwardSubject } from './subject.ts';
