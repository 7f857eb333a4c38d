import type { Message } from '#src/inbox/conversations/index.ts';
import { isOwnId } from '#src/mail/message-id/index.ts';

const MOST_IDS = 20;

// With its brackets and the header's name such an id stays on a line of 998 octets (RFC 5322 2.1.1).
const MOST_ID_CHARS = 900;

const isRealId = (id: string | null): id is string => id !== null && id.length <= MOST_ID_CHARS && isOwnId(id);

/**
 * In-Reply-To and References of a reply (RFC 5322 3.6.4): the conversation's Message-IDs in order, the first kept when there
 * are too many, because receivers have refused over-long headers (hazards O11).
 * @param messages oldest first
 */
export function threadHeaders(
  messages: Message[],
  parent: Message | null,
): { inReplyTo?: string; references?: string[] } {
  const ids = messages.map(({ headerId }) => headerId).filter(isRealId);
  const kept = ids.length > MOST_IDS ? [ids[0]!, ...ids.slice(1 - MOST_IDS)] : ids;
  const references = kept.map((id) => `<${id}>`);
  if (references.length === 0) return {};
  return { ...(parent && isRealId(parent.headerId) ? { inReplyTo: `<${parent.headerId}>` } : {}), references };
}
