import { type Actor, can, requireRight } from '#src/company/access/index.ts';
import { findConversation } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { eventsAbout } from '#src/platform/events/index.ts';

/** The conversation that a draft of one's own began as it left; null where there is none. */
export async function draftLeft(
  ctx: Ctx,
  actor: Actor | null,
  draftId: number,
): Promise<{ id: number; isReadable: boolean } | null> {
  requireRight(actor, 'inbox.open');
  const [left] = await eventsAbout(ctx.reader, 'draft', draftId, 1, ['draft.left']);
  if (!left || left.actor !== `user:${actor.userId}`) return null;
  const conversation = await findConversation(ctx.reader, Number(left.data.conversationId));
  return conversation && { id: conversation.id, isReadable: can(actor, 'mailbox.read', conversation) };
}
