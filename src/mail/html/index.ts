/*
 * HTML of mails: what strangers wrote made safe to show, in both directions between HTML and text.
 * The frame it is shown in is the other wall (no scripts, no network); this one also guards copies, quotes and notices.
 * Pure functions. sanitizeMailHtml, which meets strangers' HTML, runs in a Worker; what our own people wrote and plain text
 * are small enough for the main thread. Owns no tables, emits and handles no events.
 */
export { sanitizeComposedHtml, sanitizeQuotedHtml } from './composed.ts';
export { escapeHtml } from './escape.ts';
export { htmlToText } from './html-to-text.ts';
export { letterDocument, letterHtml, quotedLetter } from './letter-html.ts';
export { isBlankLetter, replaceSignature } from './letter-signature.ts';
export { letterText } from './letter-text.ts';
export { mailDocument } from './mail-document.ts';
export { printDocument } from './print-document.ts';
export { quoteTailStart } from './quote-tail.ts';
export { readRichText, richText } from './rich-text.ts';
export { type ShownMail, sanitizeMailHtml, withoutImages } from './sanitize-mail.ts';
export { textToComposed } from './text-to-composed.ts';
export { textToHtml, textToPlainHtml } from './text-to-html.ts';
