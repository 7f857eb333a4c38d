import { type Actor, type Right, requireRight } from '#src/company/access/index.ts';
import { type Conversation, findConversation } from '#src/inbox/conversations/index.ts';
import { Conflict, NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Draft } from '../schema.ts';
import { stateOf } from '../state.ts';
import { findDraft } from '../store.ts';

/**
 * A draft of the actor's own, with its conversation. Somebody else's is answered as one that does not exist.
 * A person who lost the right to send keeps what they wrote readable, so what is done with it decides the right.
 */
export async function requireOwn(
  ctx: Ctx,
  actor: Actor | null,
  draftId: number,
  right: Right,
): Promise<{ actor: Actor; draft: Draft; conversation: Conversation }> {
  requireRight(actor, 'inbox.open');
  const draft = await findDraft(ctx.db, draftId);
  const conversation = draft && (await findConversation(ctx.db, draft.conversationId));
  if (!draft || !conversation || draft.userId !== actor.userId) throw new NotFound('draft');
  requireRight(actor, right, conversation);
  return { actor, draft, conversation };
}

/** The same for a draft that is still being written. @throws Conflict when it is on its way, or held */
export async function requireWriting(ctx: Ctx, actor: Actor | null, draftId: number, right: Right) {
  const own = await requireOwn(ctx, actor, draftId, right);
  if (stateOf(own.draft) !== 'writing') throw new Conflict('This draft is on its way already');
  return own;
}
