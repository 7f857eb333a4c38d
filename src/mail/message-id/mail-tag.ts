import { isOurMessageId } from './message-id.ts';

const TAG = /^m([a-z2-7]{26}\.[a-z2-7]{16})$/i;

/**
 * The tag for the Reply-To plus-address of a mail that no conversation can name: one that begins it, or that stands beside
 * it. It is the Message-ID's own local part and says no more than that: which mail is answered.
 */
export const mailTag = (messageId: string): string => `m${messageId.slice(0, messageId.lastIndexOf('@'))}`;

/** The Message-ID (without angle brackets) that a plus-tag names, if we gave it. @param domain of the address it stood in */
export function messageIdOfTag(key: Uint8Array, tag: string, domain: string): string | null {
  const local = TAG.exec(tag)?.[1]?.toLowerCase();
  const messageId = `${local}@${domain}`;
  return local && isOurMessageId(key, messageId) ? messageId : null;
}
