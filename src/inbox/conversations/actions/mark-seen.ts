import { type Actor, requireRight } from '#src/company/access/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import type { Conversation } from '../schema.ts';
import * as store from '../store/index.ts';

/** Notes that a person has this conversation before them; writes only where there was something unseen. */
export async function markSeen(ctx: Ctx, actor: Actor | null, conversation: Conversation): Promise<void> {
  requireRight(actor, 'mailbox.read', conversation);
  const seen = (await store.seenBy(ctx.reader, actor.userId, [conversation.id])).get(conversation.id) ?? 0;
  if (seen >= conversation.lastMessageId) return;
  await transaction(ctx, (ctx) => store.writeSeen(ctx.db, conversation.id, actor.userId, conversation.lastMessageId));
}
