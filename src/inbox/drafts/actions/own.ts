import { type Actor, type Right, requireRight } from '#src/company/access/index.ts';
import { type Conversation, findConversation } from '#src/inbox/conversations/index.ts';
import { Conflict, NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Draft } from '../schema.ts';
import { stateOf } from '../state.ts';
import { findDraft } from '../store.ts';
import { whereItIs } from './moved.ts';

/**
 * A draft of the actor's own, with its conversation (null: it begins one). Somebody else's is answered as one that does not exist.
 * A person who lost the right to send keeps what they wrote readable, so what is done with it decides the right.
 */
export async function requireOwn(
  ctx: Ctx,
  actor: Actor | null,
  draftId: number,
  right: Right,
): Promise<{ actor: Actor; draft: Draft; conversation: Conversation | null }> {
  requireRight(actor, 'inbox.open');
  const draft = await findDraft(ctx.db, draftId);
  if (!draft || draft.userId !== actor.userId) throw new NotFound('draft');
  const conversation = await conversationOf(ctx, draft);
  // Sending into a mailbox does not need reading it: what one began oneself is one's own.
  if (conversation || right !== 'mailbox.read') requireRight(actor, right, conversation ?? draft);
  return { actor, draft: await whereItIs(ctx, draft, conversation), conversation };
}

/** The conversation a draft is in, null where it begins one. */
export async function conversationOf(ctx: Ctx, { conversationId }: Draft): Promise<Conversation | null> {
  if (conversationId === null) return null;
  const conversation = await findConversation(ctx.db, conversationId);
  if (!conversation) throw new NotFound('draft');
  return conversation;
}

/** The same for a draft that is still being written. @throws Conflict when it is on its way, or held */
export async function requireWriting(ctx: Ctx, actor: Actor | null, draftId: number, right: Right) {
  const own = await requireOwn(ctx, actor, draftId, right);
  if (stateOf(own.draft) !== 'writing') throw new Conflict('This draft is on its way already');
  return own;
}
