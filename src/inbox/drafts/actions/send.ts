import { type Actor, requireRight } from '#src/company/access/index.ts';
import { type After, type Conversation, isReader, newestMessage } from '#src/inbox/conversations/index.ts';
import { Conflict, Invalid } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { scheduleJob } from '#src/platform/jobs/index.ts';
import { aboutDraft } from '../about.ts';
import { DISPATCH_JOB } from '../dispatch-job.ts';
import { newerThanDraft } from '../newer.ts';
import type { Draft, HeldReason, Setting } from '../schema.ts';
import { stateOf } from '../state.ts';
import { updateDraft } from '../store.ts';
import { requireOwn } from './own.ts';
import { knownMessage, saveDraft, type Written } from './save.ts';
import { sendable } from './sendable.ts';

/** `anyway` is the newest message that the author of a held reply had before them and accepts; null where nothing was held. */
export type SendWish = Setting & {
  after: After;
  anyway: number | null;
  written: Written | null;
};

/**
 * Sends a draft: held at once if a message came in that its author has not seen, else waiting out the undo window, after
 * which it is compared again (design, "An answer's walk"). @returns which of the two
 */
export async function sendDraft(
  ctx: Ctx,
  actor: Actor | null,
  draftId: number,
  wish: SendWish,
): Promise<'waiting' | 'held'> {
  return transaction(ctx, async (ctx) => {
    const { conversation, ...own } = await requireOwn(ctx, actor, draftId, 'mailbox.send');
    const draft = wish.written ? await saveDraft(ctx, actor, draftId, wish.written) : own.draft;
    if (stateOf(draft) === 'waiting') throw new Conflict('This reply is on its way already');
    const after = wish.anyway === null ? wish.after : draft.content.after;
    await requireAfter(ctx, own.actor, conversation ?? draft, after);
    const content = {
      ...(await sendable(ctx, own.actor, draft, conversation)),
      locale: wish.locale,
      timeZone: wish.timeZone,
      after,
    };
    const baseMessageId = knownMessage(draft.baseMessageId, wish.anyway ?? 0, conversation);
    const newer = await newestOthers(ctx, { ...draft, baseMessageId });
    await updateDraft(ctx.db, draftId, { mailboxId: draft.mailboxId, content, baseMessageId });
    if (newer) await hold(ctx, draft, conversation, 'newer');
    else await wait(ctx, draft, conversation);
    return newer ? 'held' : 'waiting';
  });
}

/** What is to become of the conversation is for those to say who manage its mailbox. */
async function requireAfter(
  ctx: Ctx,
  actor: Actor,
  about: { mailboxId: number },
  { status, assigneeId }: After,
): Promise<void> {
  if (status === null && assigneeId === undefined) return;
  requireRight(actor, 'mailbox.manage', about);
  if (typeof assigneeId === 'number' && !(await isReader(ctx, assigneeId, about.mailboxId)))
    throw new Invalid({ assignee: 'unknownUser' });
}

/** What came into a draft's conversation that its author had not seen. */
export async function newestOthers(ctx: Ctx, draft: Draft) {
  const newer = newerThanDraft(draft);
  return newer && newestMessage(ctx.db, newer);
}

/** Keeps a reply back; nothing of it is lost, its author decides. */
export async function hold(ctx: Ctx, draft: Draft, conversation: Conversation | null, held: HeldReason): Promise<void> {
  await updateDraft(ctx.db, draft.id, { held, leavesAt: null });
  const data = { draftId: draft.id, reason: held, userId: draft.userId };
  await recordEvents(ctx, [{ name: 'reply.held', ...aboutDraft(draft, conversation), data }]);
}

async function wait(ctx: Ctx, draft: Draft, conversation: Conversation | null): Promise<void> {
  const leavesAt = ctx.clock.now() + ctx.config.undoSeconds * 1000;
  await updateDraft(ctx.db, draft.id, { held: null, leavesAt });
  await scheduleJob(ctx, DISPATCH_JOB, String(draft.id), leavesAt, { draftId: draft.id });
  await recordEvents(ctx, [{ name: 'reply.waiting', ...aboutDraft(draft, conversation), data: { draftId: draft.id } }]);
}
