import { isSignature, signature } from './signature.ts';

const PURPOSE = 'reply-tag';
const TAG = /^c(\d{1,15})-([a-z2-7]{16})$/i;

/** The tag for a Reply-To plus-address: support+c12-…@example.com. It lets its holder append to that conversation, nothing more. */
export const replyTag = (key: Uint8Array, conversationId: number) =>
  `c${conversationId}-${signature(key, PURPOSE, String(conversationId))}`;

/** The conversation a plus-tag names, if the signature is ours. */
export function conversationOfTag(key: Uint8Array, tag: string): number | null {
  const match = TAG.exec(tag);
  return match && isSignature(key, PURPOSE, match[1]!, match[2]!) ? Number(match[1]) : null;
}
