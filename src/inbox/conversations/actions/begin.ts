import type { Ctx } from '#src/platform/context.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { aboutConversation } from '../about.ts';
import { previewOf } from '../preview.ts';
import type { MessageContent } from '../schema.ts';
import * as store from '../store/index.ts';

export type Beginning = {
  mailboxId: number;
  contactId: number;
  userId: number;
  /** who has it from the start */
  assigneeId: number | null;
  rawId: number;
  content: MessageContent;
};

/**
 * Begins a conversation with a mail of ours that is leaving, in the transaction that queues it: open, with nobody waiting.
 * @returns its id
 */
export async function beginConversation(ctx: Ctx, { content, ...beginning }: Beginning): Promise<number> {
  const { mailboxId, contactId, userId, assigneeId, rawId } = beginning;
  const at = ctx.clock.now();
  const conversationId = await store.nextConversationId(ctx.db);
  const messageId = await store.nextMessageId(ctx.db);
  await store.insertConversations(ctx.db, [
    {
      id: conversationId,
      mailboxId,
      contactId,
      status: 'open',
      assigneeId,
      subject: content.subject,
      preview: previewOf(content.text),
      lastMessageAt: at,
      lastMessageId: messageId,
      messageCount: 1,
      hasAttachment: content.parts.length > 0 ? 1 : 0,
      waitingSinceAt: null,
      statusBefore: null,
      createdAt: at,
      closedAt: null,
    },
  ]);
  await store.insertMessages(ctx.db, [
    { id: messageId, conversationId, rawId, kind: 'out', userId, at, sideOfId: null, ...store.contentColumns(content) },
  ]);
  await store.insertParticipants(ctx.db, [{ conversationId, contactId }]);
  await store.writeSeen(ctx.db, conversationId, userId, messageId);
  const data = { messageId, isFirst: true };
  const about = aboutConversation({ id: conversationId, mailboxId });
  await recordEvents(ctx, [{ name: 'message.queued', ...about, data }]);
  return conversationId;
}
