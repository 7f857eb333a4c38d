import { findConversations, messagesOfRaws } from '#src/inbox/conversations/index.ts';
import type { About } from '#src/mail/delivery/index.ts';
import type { Ctx } from '#src/platform/context.ts';

/** Tells the delivery queue which conversation a mail belongs to, so that its events reach the readers of that one. */
export async function aboutOf(ctx: Ctx, rawIds: number[]): Promise<Map<number, About>> {
  const messages = await messagesOfRaws(ctx.db, rawIds);
  const conversations = await findConversations(
    ctx.db,
    messages.map(({ conversationId }) => conversationId),
  );
  const mailboxes = new Map(conversations.map(({ id, mailboxId }) => [id, mailboxId]));
  return new Map(
    messages.map(({ rawId, conversationId }) => [
      rawId!,
      { subject: 'conversation', subjectId: conversationId, mailboxId: mailboxes.get(conversationId) ?? null },
    ]),
  );
}
