import { aboutConversation, findConversations, messagesOfRaws } from '#src/inbox/conversations/index.ts';
import type { About } from '#src/mail/delivery/index.ts';
import type { Ctx } from '#src/platform/context.ts';

/** Tells the delivery queue which conversation a mail belongs to, so that its events reach the readers of that one. */
export async function aboutOf(ctx: Ctx, rawIds: number[]): Promise<Map<number, About>> {
  const messages = await messagesOfRaws(ctx.db, rawIds);
  const conversations = await findConversations(
    ctx.db,
    messages.map(({ conversationId }) => conversationId),
  );
  const about = new Map(conversations.map((each) => [each.id, aboutConversation(each)]));
  return new Map(messages.map(({ rawId, conversationId }) => [rawId!, about.get(conversationId)!]));
}
