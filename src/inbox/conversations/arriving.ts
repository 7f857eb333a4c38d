import { previewOf } from './preview.ts';
import type { Conversation, LinkKind, MessageContent } from './schema.ts';
import { statusAfterMessage, waitingSince } from './status.ts';

/** A message from outside and the place threading found for it. */
export type Incoming = {
  /** null starts a conversation */
  conversationId: number | null;
  /** for one that starts: what it may have to do with */
  related: { otherId: number; kind: LinkKind }[];
  mailboxId: number;
  contactId: number;
  rawId: number;
  at: number;
  content: MessageContent;
  /** taken for spam: what it starts, starts there */
  isSpam?: boolean;
  /** mail of the time before we fetched here: it is put beside what there is and changes nothing */
  isHistory?: boolean;
  /** written by one of us in another mail program; null where we don't know by whom */
  sentBy?: { userId: number | null };
  /** beside the talk with the customer: the message whose forwarding it belongs to */
  sideOfId?: number | null;
};

const statusAtStart = ({ isSpam, isHistory }: Incoming) => {
  if (isSpam) return { status: 'spam' as const, statusBefore: isHistory ? ('closed' as const) : ('open' as const) };
  return { status: isHistory ? ('closed' as const) : ('open' as const), statusBefore: null };
};

/** Whether the customer waits for an answer to this. */
const needsNoAnswer = ({ content, sentBy }: Incoming) => content.marks.automatic !== undefined || sentBy !== undefined;

/** The conversation that a message starts. */
export function startedBy(incoming: Incoming, id: number, messageId: number) {
  const { mailboxId, contactId, at, content } = incoming;
  const { status, statusBefore } = statusAtStart(incoming);
  return {
    id,
    mailboxId,
    contactId,
    status,
    statusBefore,
    subject: content.subject,
    preview: previewOf(content.text),
    lastMessageAt: at,
    lastMessageId: messageId,
    messageCount: 1,
    hasAttachment: content.parts.length > 0 ? 1 : 0,
    waitingSinceAt: waitingSince(status, null, needsNoAnswer(incoming), at),
    createdAt: at,
    closedAt: status === 'closed' ? at : null,
  };
}

/** The conversation after a message joined it. */
export function joinedBy(incoming: Incoming, messageId: number, conversation: Conversation): Conversation {
  const { at, content, isHistory, sentBy, sideOfId } = incoming;
  const counted = {
    ...conversation,
    messageCount: conversation.messageCount + 1,
    hasAttachment: conversation.hasAttachment || content.parts.length > 0 ? 1 : 0,
  };
  if (isHistory && at < conversation.lastMessageAt) return counted;
  const newest = {
    ...counted,
    lastMessageAt: Math.max(conversation.lastMessageAt, at),
    lastMessageId: messageId,
    preview: previewOf(content.text),
  };
  if (isHistory) return newest;
  // What was said beside leaves the customer waiting as before, or not.
  if (sentBy) return { ...newest, waitingSinceAt: sideOfId ? newest.waitingSinceAt : null };
  const isAutomatic = content.marks.automatic !== undefined;
  const status = statusAfterMessage(conversation.status, isAutomatic);
  return {
    ...newest,
    status,
    statusBefore: status === conversation.status ? conversation.statusBefore : null,
    waitingSinceAt: waitingSince(status, conversation.waitingSinceAt, isAutomatic || Boolean(sideOfId), at),
  };
}
