import type { Actor } from '#src/company/access/index.ts';
import { requireConversation } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { EMPTY_CONTENT } from '../content.ts';
import { findWritten, insertDraft } from '../store.ts';

/** The draft one is writing in a conversation, begun if there is none. @returns its id */
export async function openDraft(ctx: Ctx, actor: Actor | null, conversationId: number): Promise<number> {
  return transaction(ctx, async (ctx) => {
    const { actor: author, conversation } = await requireConversation(ctx, actor, conversationId, 'mailbox.send');
    const written = await findWritten(ctx.db, conversationId, author.userId, 'reply');
    if (written) return written.id;
    const baseMessageId = conversation.lastMessageId;
    return insertDraft(ctx.db, {
      conversationId,
      mailboxId: conversation.mailboxId,
      userId: author.userId,
      kind: 'reply',
      aboutMessageId: null,
      content: EMPTY_CONTENT,
      baseMessageId,
      updatedAt: ctx.clock.now(),
    });
  });
}
