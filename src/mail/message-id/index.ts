/**
 * Names that only we can give: Message-IDs (RFC 5322 3.6.4) and plus-addresses that carry an HMAC, so that an answer finds
 * its conversation and a stranger can't invent one. Owns no tables, emits no events; `signingKey` keeps its key in
 * platform/secrets, everything else is pure.
 */
export { bounceAddress, rawOfBounceTag } from './bounce-address.ts';
export { digestName, isOwnId } from './digest-name.ts';
export { headerHash } from './header-hash.ts';
export { mailTag, messageIdOfTag } from './mail-tag.ts';
export { isOurMessageId, newMessageId } from './message-id.ts';
export { conversationOfTag, replyTag } from './reply-tag.ts';
export { signingKey } from './signing-key.ts';
