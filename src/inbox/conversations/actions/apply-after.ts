import { actorOf, can } from '#src/company/access/index.ts';
import { findUser } from '#src/company/users/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import type { Conversation } from '../schema.ts';
import { assignOnReply } from '../settings.ts';
import { applyAssignee, isReader } from './assign.ts';
import { applyStatus } from './change-status.ts';

/** What is done with a conversation once an answer has left; null and left out leave things as they are. */
export type After = { status: 'open' | 'pending' | 'closed' | null; assigneeId?: number | null | undefined };

/**
 * What an author wanted for a conversation that their mail has just left in, as far as they may manage it by now. Where they
 * said nothing, one that is nobody's becomes theirs (a setting).
 */
export async function applyAfter(ctx: Ctx, now: Conversation, userId: number, after: After): Promise<void> {
  const author = await findUser(ctx.db, userId);
  const mayManage = author !== null && can(await actorOf(ctx.db, author), 'mailbox.manage', now);
  const { status, assigneeId } = mayManage ? after : { status: null };
  const assigned = await assigneeAfter(ctx, now, userId, assigneeId);
  await applyAssignee(ctx, now, assigned);
  if (status !== null) await applyStatus(ctx, { ...now, assigneeId: assigned }, { status, statusBefore: null });
}

async function assigneeAfter(ctx: Ctx, now: Conversation, userId: number, wanted: number | null | undefined) {
  // Whoever was chosen may have lost the mailbox while the answer waited.
  if (wanted === null || (wanted !== undefined && (await isReader(ctx, wanted, now.mailboxId)))) return wanted;
  if (now.assigneeId !== null || !(await readSetting(ctx.db, assignOnReply))) return now.assigneeId;
  return (await isReader(ctx, userId, now.mailboxId)) ? userId : null;
}
