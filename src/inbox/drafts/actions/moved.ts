import { findMailbox } from '#src/company/mailboxes/index.ts';
import type { Conversation } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Draft } from '../schema.ts';
import { resigned } from './signature.ts';

/**
 * A draft as it stands where its conversation is now: one that was moved is answered from its new mailbox, under that
 * one's signature, and from an address of it.
 */
export async function whereItIs(ctx: Ctx, draft: Draft, conversation: Conversation | null): Promise<Draft> {
  if (!conversation || conversation.mailboxId === draft.mailboxId) return draft;
  const [before, after] = [draft.mailboxId, conversation.mailboxId];
  const mailbox = await findMailbox(ctx.db, after);
  const { from } = draft.content;
  const kept = from && mailbox?.addresses.includes(from.address) ? from : null;
  const content = await resigned(ctx, { ...draft.content, from: kept }, draft.userId, { before, after });
  return { ...draft, mailboxId: after, content };
}
