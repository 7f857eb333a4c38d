import type { About } from '#src/mail/delivery/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { aboutConversation } from '../about.ts';
import * as store from '../store/index.ts';

/** Which conversation each of these raw mails belongs to, as events say it, so that they reach the readers of that one. */
export async function aboutMails(ctx: Ctx, rawIds: number[]): Promise<Map<number, About>> {
  const messages = await store.messagesOfRaws(ctx.db, rawIds);
  const conversations = await store.findConversations(
    ctx.db,
    messages.map(({ conversationId }) => conversationId),
  );
  const about = new Map(conversations.map((each) => [each.id, aboutConversation(each)]));
  return new Map(messages.map(({ rawId, conversationId }) => [rawId!, about.get(conversationId)!]));
}
