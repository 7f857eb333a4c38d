import type { Ctx } from '#src/platform/context.ts';
import { statusAfterFailure } from '../status.ts';
import * as store from '../store/index.ts';
import { applyStatus } from './change-status.ts';

/** An answer that could not be delivered brings its conversation back. */
export async function reopenFailed(ctx: Ctx, conversationIds: number[]): Promise<void> {
  for (const conversation of await store.findConversations(ctx.db, conversationIds)) {
    const status = statusAfterFailure(conversation.status);
    if (status === conversation.status) continue;
    await applyStatus(ctx, conversation, { status, statusBefore: null, eventName: 'conversation.undelivered' });
  }
}
