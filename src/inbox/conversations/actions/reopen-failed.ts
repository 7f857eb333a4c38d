import type { Ctx } from '#src/platform/context.ts';
import * as store from '../store/index.ts';
import { applyStatus } from './change-status.ts';

/** An answer that could not be delivered brings its conversation back: a closed one would hide that nobody got it. */
export async function reopenFailed(ctx: Ctx, conversationIds: number[]): Promise<void> {
  for (const conversation of await store.findConversations(ctx.db, conversationIds)) {
    if (conversation.status !== 'closed' && conversation.status !== 'pending') continue;
    await applyStatus(ctx, conversation, { status: 'open', statusBefore: null, eventName: 'conversation.undelivered' });
  }
}
