import { type Actor, can, type Right, requireRight } from '#src/company/access/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Conversation, Message } from '../schema.ts';
import { findConversation, findMessage } from '../store/index.ts';

/**
 * A conversation, for a person who has this right in its mailbox. One whose mailbox they may not even read is answered as
 * one that is not there: numbers tell nobody what other mailboxes hold (hazard W4). @throws NotFound, Forbidden
 */
export async function requireConversation(
  ctx: Ctx,
  actor: Actor | null,
  id: number,
  right: Right,
): Promise<{ actor: Actor; conversation: Conversation }> {
  requireRight(actor, 'inbox.open');
  const conversation = await findConversation(ctx.db, id);
  if (!conversation || !can(actor, 'mailbox.read', conversation)) throw new NotFound('conversation');
  requireRight(actor, right, conversation);
  return { actor, conversation };
}

/** A message in such a conversation, by the same rule. @throws NotFound, Forbidden */
export async function requireMessage(
  ctx: Ctx,
  actor: Actor | null,
  id: number,
  right: Right,
): Promise<{ actor: Actor; conversation: Conversation; message: Message }> {
  requireRight(actor, 'inbox.open');
  const message = await findMessage(ctx.db, id);
  if (!message) throw new NotFound('message');
  return { ...(await requireConversation(ctx, actor, message.conversationId, right)), message };
}
