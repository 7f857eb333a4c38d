import type { Ctx } from '#src/platform/context.ts';
import { type NewEvent, recordEvents } from '#src/platform/events/index.ts';
import { aboutConversation } from '../about.ts';
import { type Incoming, joinedBy, startedBy } from '../arriving.ts';
import type { Conversation } from '../schema.ts';
import * as store from '../store/index.ts';

export type Received = { conversationId: number; messageId: number };

/**
 * Appends a batch of messages from outside, in the order given, with few statements for all of them.
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

  await store.insertConversations(
    ctx.db,
    starting.map(({ incoming, conversationId, messageId }) => startedBy(incoming, conversationId, messageId)),
  );
  const { mailboxes, events } = await joinConversations(ctx, joining);
  await store.insertMessages(ctx.db, placed.map(newMessage));
  await store.insertParticipants(
    ctx.db,
    placed.map(({ incoming, conversationId }) => ({ conversationId, contactId: incoming.contactId })),
  );
  await linkRelated(ctx, starting);
  await recordEvents(ctx, [...placed.map((each) => arrivedEvent(each, mailboxes)), ...events]);
  return placed.map(({ conversationId, messageId }) => ({ conversationId, messageId }));
}

type Placed = Received & { incoming: Incoming };

function newMessage({ incoming, conversationId, messageId }: Placed) {
  const { rawId, contactId, at, content, sentBy, sideOfId = null } = incoming;
  const author = sentBy ? { kind: 'out' as const, userId: sentBy.userId } : { kind: 'in' as const, contactId };
  return { id: messageId, conversationId, rawId, at, sideOfId, ...author, ...store.contentColumns(content) };
}

/** Brings the rows of the joined conversations up to date. @returns the mailboxes they are in, and events of those that came back */
async function joinConversations(ctx: Ctx, joining: Placed[]) {
  const ids = [...new Set(joining.map(({ conversationId }) => conversationId))];
  const events: NewEvent[] = [];
  const mailboxes = new Map<number, number>();
  for (const before of await store.findConversations(ctx.db, ids)) {
    mailboxes.set(before.id, before.mailboxId);
    const added = joining.filter(({ conversationId }) => conversationId === before.id);
    const after = added.reduce(
      (conversation, { incoming, messageId }) => joinedBy(incoming, messageId, conversation),
      before,
    );
    if (after.status !== before.status) events.push(reopened(before, after, added[0]!.incoming.contactId));
    const { id, mailboxId, contactId, subject, createdAt, ...changed } = after;
    await store.updateConversation(ctx.db, id, after.status === 'open' ? { ...changed, closedAt: null } : changed);
  }
  return { mailboxes, events };
}

const reopened = (before: Conversation, after: Conversation, contactId: number): NewEvent => ({
  name: 'conversation.reopened',
  ...aboutConversation(after),
  actor: `contact:${contactId}`,
  data: { from: before.status, to: after.status },
});

const actorOf = ({ contactId, sentBy }: Incoming) =>
  sentBy ? (sentBy.userId === null ? 'system' : `user:${sentBy.userId}`) : `contact:${contactId}`;

// A conversation that was moved tells the readers of where it is now, wherever the answer came in.
const arrivedEvent = ({ incoming, conversationId, messageId }: Placed, mailboxes: Map<number, number>): NewEvent => ({
  name: incoming.sentBy ? 'message.sent-outside' : 'message.received',
  ...aboutConversation({ id: conversationId, mailboxId: mailboxes.get(conversationId) ?? incoming.mailboxId }),
  actor: actorOf(incoming),
  isSilent: incoming.isHistory ?? false,
  data: {
    messageId,
    isFirst: incoming.conversationId === null,
    automatic: incoming.content.marks.automatic ?? null,
    isSpam: incoming.isSpam ?? false,
  },
});

async function linkRelated(ctx: Ctx, starting: Placed[]): Promise<void> {
  const links = starting.flatMap(({ incoming, conversationId }) =>
    incoming.related.filter(({ otherId }) => otherId !== conversationId).map((link) => ({ conversationId, ...link })),
  );
  await store.linkConversations(ctx.db, links);
}
