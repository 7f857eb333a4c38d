import { NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { aboutConversation } from '../about.ts';
import { previewOf } from '../preview.ts';
import type { MessageContent } from '../schema.ts';
import * as store from '../store/index.ts';
import { type After, applyAfter } from './apply-after.ts';

export type Reply = {
  conversationId: number;
  userId: number;
  rawId: number;
  after: After;
  content: MessageContent;
  /** set: it is forwarded, or said, beside the talk with the customer */
  sideOfId?: number | null;
};

/**
 * Appends a reply that is leaving, in the transaction that queues it: the customer no longer waits, and what its author wanted
 * done with the conversation is done.
 */
export async function appendReply(ctx: Ctx, reply: Reply): Promise<number> {
  const now = await store.findConversation(ctx.db, reply.conversationId);
  if (!now) throw new NotFound('conversation');
  const at = ctx.clock.now();
  const id = await store.nextMessageId(ctx.db);
  const { conversationId, rawId, userId, content, sideOfId = null } = reply;
  // What is said beside answers nobody who waits.
  const waitingSinceAt = sideOfId === null ? null : now.waitingSinceAt;
  await store.insertMessages(ctx.db, [
    { id, conversationId, rawId, kind: 'out', userId, at, sideOfId, ...store.contentColumns(content) },
  ]);
  await store.updateConversation(ctx.db, conversationId, {
    lastMessageAt: Math.max(now.lastMessageAt, at),
    lastMessageId: id,
    messageCount: now.messageCount + 1,
    hasAttachment: now.hasAttachment || content.parts.length > 0 ? 1 : 0,
    preview: previewOf(content.text),
    waitingSinceAt,
  });
  await store.writeSeen(ctx.db, conversationId, userId, id);
  await recordEvents(ctx, [{ name: 'message.queued', ...aboutConversation(now), data: { messageId: id } }]);
  await applyAfter(ctx, { ...now, waitingSinceAt }, userId, reply.after);
  return id;
}
