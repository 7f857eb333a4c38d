import { type Actor, actorOf, can } from '#src/company/access/index.ts';
import { findUser } from '#src/company/users/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { aboutConversation } from '../about.ts';
import type { Conversation } from '../schema.ts';
import * as store from '../store/index.ts';
import { requireConversation } from './require.ts';

/** Gives a conversation to a person who may read its mailbox, or (null) to nobody. */
export async function assign(ctx: Ctx, actor: Actor | null, id: number, userId: number | null): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const { conversation: now } = await requireConversation(ctx, actor, id, 'mailbox.manage');
    if (userId !== null) await requireReader(ctx, userId, now.mailboxId);
    await applyAssignee(ctx, now, userId);
  });
}

async function requireReader(ctx: Ctx, userId: number, mailboxId: number): Promise<void> {
  if (!(await isReader(ctx, userId, mailboxId))) throw new Invalid({ userId: 'unknownUser' });
}

/** Whether a person may be given conversations of a mailbox. */
export async function isReader(ctx: Ctx, userId: number, mailboxId: number): Promise<boolean> {
  const user = await findUser(ctx.db, userId);
  return user !== null && user.disabledAt === null && can(await actorOf(ctx.db, user), 'mailbox.read', { mailboxId });
}

export async function applyAssignee(ctx: Ctx, now: Conversation, userId: number | null): Promise<void> {
  if (now.assigneeId === userId) return;
  await store.updateConversation(ctx.db, now.id, { assigneeId: userId });
  const data = { from: now.assigneeId, to: userId };
  await recordEvents(ctx, [{ name: 'conversation.assigned', ...aboutConversation(now), data }]);
}
