import type { Ctx } from '#src/platform/context.ts';
import { type NewEvent, recordEvents } from '#src/platform/events/index.ts';
import { aboutConversation } from '../about.ts';
import { previewOf } from '../preview.ts';
import type { Conversation, LinkKind, MessageContent } from '../schema.ts';
import { statusAfterMessage, waitingSince } from '../status.ts';
import * as store from '../store/index.ts';

/** A received message and the place threading found for it. */
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
};

export type Received = { conversationId: number; messageId: number };

/**
 * Appends a batch of received messages, in the order given, with few statements for all of them.
 * Runs inside the transaction of the batch. @returns where each went
 */
export async function receiveMessages(ctx: Ctx, batch: Incoming[]): Promise<Received[]> {
  const firstMessageId = await store.nextMessageId(ctx.db);
  let nextConversationId = await store.nextConversationId(ctx.db);
  const placed = batch.map((incoming, i) => {
    const conversationId = incoming.conversationId ?? nextConversationId++;
    return { incoming, conversationId, messageId: firstMessageId + i };
  });
  const starting = placed.filter(({ incoming }) => incoming.conversationId === null);
  const joining = placed.filter(({ incoming }) => incoming.conversationId !== null);

  await store.insertConversations(ctx.db, starting.map(newConversation));
  const joined = await joinConversations(ctx, joining);
  await store.insertMessages(ctx.db, placed.map(newMessage));
  await store.insertParticipants(
    ctx.db,
    placed.map(({ incoming, conversationId }) => ({ conversationId, contactId: incoming.contactId })),
  );
  await linkRelated(ctx, starting);
  await recordEvents(ctx, [...placed.map(receivedEvent), ...joined]);
  return placed.map(({ conversationId, messageId }) => ({ conversationId, messageId }));
}

type Placed = Received & { incoming: Incoming };

function newConversation({ incoming, conversationId, messageId }: Placed) {
  const { mailboxId, contactId, at, content } = incoming;
  const isAutomatic = content.marks.automatic !== undefined;
  return {
    id: conversationId,
    mailboxId,
    contactId,
    status: 'open' as const,
    subject: content.subject,
    preview: previewOf(content.text),
    lastMessageAt: at,
    lastMessageId: messageId,
    messageCount: 1,
    hasAttachment: content.parts.length > 0 ? 1 : 0,
    waitingSinceAt: waitingSince('open', null, isAutomatic, at),
    createdAt: at,
  };
}

function newMessage({ incoming, conversationId, messageId }: Placed) {
  const { rawId, contactId, at, content } = incoming;
  return { id: messageId, conversationId, rawId, kind: 'in' as const, contactId, at, ...store.contentColumns(content) };
}

/** Brings the rows of the joined conversations up to date. @returns events of those that came back */
async function joinConversations(ctx: Ctx, joining: Placed[]): Promise<NewEvent[]> {
  const ids = [...new Set(joining.map(({ conversationId }) => conversationId))];
  const events: NewEvent[] = [];
  for (const before of await store.findConversations(ctx.db, ids)) {
    const added = joining.filter(({ conversationId }) => conversationId === before.id);
    const after = added.reduce(withMessage, before);
    if (after.status !== before.status) events.push(reopened(before, after, added[0]!.incoming.contactId));
    const { id, mailboxId, contactId, subject, createdAt, ...changed } = after;
    await store.updateConversation(ctx.db, id, after.status === 'open' ? { ...changed, closedAt: null } : changed);
  }
  return events;
}

function withMessage(conversation: Conversation, { incoming, messageId }: Placed): Conversation {
  const { at, content } = incoming;
  const isAutomatic = content.marks.automatic !== undefined;
  const status = statusAfterMessage(conversation.status, isAutomatic);
  return {
    ...conversation,
    status,
    statusBefore: status === conversation.status ? conversation.statusBefore : null,
    waitingSinceAt: waitingSince(status, conversation.waitingSinceAt, isAutomatic, at),
    lastMessageAt: Math.max(conversation.lastMessageAt, at),
    lastMessageId: messageId,
    messageCount: conversation.messageCount + 1,
    hasAttachment: conversation.hasAttachment || content.parts.length > 0 ? 1 : 0,
    preview: previewOf(content.text),
  };
}

const reopened = (before: Conversation, after: Conversation, contactId: number): NewEvent => ({
  name: 'conversation.reopened',
  ...aboutConversation(after),
  actor: `contact:${contactId}`,
  data: { from: before.status, to: after.status },
});

const receivedEvent = ({ incoming, conversationId, messageId }: Placed): NewEvent => ({
  name: 'message.received',
  ...aboutConversation({ id: conversationId, mailboxId: incoming.mailboxId }),
  actor: `contact:${incoming.contactId}`,
  data: { messageId, isFirst: incoming.conversationId === null, automatic: incoming.content.marks.automatic ?? null },
});

async function linkRelated(ctx: Ctx, starting: Placed[]): Promise<void> {
  const links = starting.flatMap(({ incoming, conversationId }) =>
    incoming.related.filter(({ otherId }) => otherId !== conversationId).map((link) => ({ conversationId, ...link })),
  );
  await store.linkConversations(ctx.db, links);
}
