import type { Ctx } from '#src/platform/context.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { aboutConversation } from '../about.ts';
import { previewOf } from '../preview.ts';
import type { Message, MessageContent } from '../schema.ts';
import * as store from '../store/index.ts';

/**
 * Replaces what was derived from a raw mail by what was derived anew, on its messages and on what lists show of them.
 * What people did is not touched. Runs inside the caller's transaction.
 */
export async function rewriteMessages(
  ctx: Ctx,
  rewritten: { message: Message; content: MessageContent }[],
): Promise<void> {
  for (const { message, content } of rewritten) await store.rewriteContent(ctx.db, message.id, content);
  const ids = [...new Set(rewritten.map(({ message }) => message.conversationId))];
  for (const id of ids) await summarise(ctx, id);
}

/** Tells pages and timeline that a message was read again on request. */
export async function noteParsed(ctx: Ctx, messages: Message[]): Promise<void> {
  const conversations = await store.findConversations(
    ctx.db,
    messages.map(({ conversationId }) => conversationId),
  );
  await recordEvents(
    ctx,
    conversations.map((each) => ({ name: 'message.parsed', ...aboutConversation(each) })),
  );
}

async function summarise(ctx: Ctx, conversationId: number): Promise<void> {
  const summary = await store.summaryOf(ctx.db, conversationId);
  if (!summary) return;
  const { firstSubject, lastText, ...columns } = summary;
  await store.updateConversation(ctx.db, conversationId, {
    ...columns,
    subject: firstSubject,
    preview: previewOf(lastText),
  });
}
