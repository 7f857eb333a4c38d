/**
 * A mail from its bytes to HTML that may be shown: in its frame, or quoted in an answer; and the pictures in it and beside it.
 * Puts mail/mime and mail/html together. Runs in a Worker, for what strangers wrote costs time; signatures of images are
 * checked anywhere. Owns no tables, emits and handles no events.
 */
export { inspectPicture, partThumbnail } from './picture.ts';
export { type QuotedMail, quoteMail } from './quote-mail.ts';
export { type RenderedMail, type RenderOptions, renderMail } from './render-mail.ts';
export { isSignedImage, signImage } from './signed-image.ts';
