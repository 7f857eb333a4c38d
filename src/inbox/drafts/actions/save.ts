import type { Actor } from '#src/company/access/index.ts';
import type { Conversation } from '#src/inbox/conversations/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { deleteFiles } from '#src/platform/files/index.ts';
import { cancelJob } from '#src/platform/jobs/index.ts';
import { aboutDraft } from '../about.ts';
import { DISPATCH_JOB } from '../dispatch-job.ts';
import { MOST_TEXT_CHARS } from '../limits.ts';
import type { Draft, DraftContent } from '../schema.ts';
import { stateOf } from '../state.ts';
import { attachedFiles, deleteDraft, updateDraft } from '../store.ts';
import { requireOwn, requireWriting } from './own.ts';

/** What of the envelope a composer shows; a form without a field leaves it as it was. */
export type Addressed = Partial<Pick<DraftContent, 'to' | 'cc' | 'bcc' | 'subject' | 'from' | 'quote'>>;

/** What the composer holds; `seen` is the newest message its author had before them. */
export type Written = Addressed & { text: string; html: string; seen: number };

export const isSavable = ({ text, html }: Pick<Written, 'text' | 'html'>): boolean =>
  text.length <= MOST_TEXT_CHARS && html.length <= 2 * MOST_TEXT_CHARS;

/** The newest message an author knows of. A page that is behind takes nothing back, and none can know what is not there yet. */
export const knownMessage = (before: number, seen: number, conversation: Conversation | null): number =>
  Math.min(Math.max(before, seen), conversation?.lastMessageId ?? 0);

/** Saves as one types. @returns the draft as it is now */
export async function saveDraft(
  ctx: Ctx,
  actor: Actor | null,
  draftId: number,
  { seen, ...written }: Written,
): Promise<Draft> {
  if (!isSavable(written)) throw new Invalid({ text: 'tooLong' });
  return transaction(ctx, async (ctx) => {
    const { draft, conversation } = await requireWriting(ctx, actor, draftId, 'mailbox.read');
    const saved = {
      content: { ...draft.content, ...written },
      baseMessageId: knownMessage(draft.baseMessageId, seen, conversation),
      updatedAt: ctx.clock.now(),
    };
    await updateDraft(ctx.db, draftId, saved);
    return { ...draft, ...saved };
  });
}

/** Drops a draft, whatever its state, with its files. @returns the conversation it was in, if there is one */
export async function discardDraft(ctx: Ctx, actor: Actor | null, draftId: number): Promise<number | null> {
  return transaction(ctx, async (ctx) => {
    const { draft, conversation } = await requireOwn(ctx, actor, draftId, 'mailbox.read');
    const files = await attachedFiles(ctx.db, draftId);
    await deleteDraft(ctx.db, draftId);
    await deleteFiles(ctx.db, files);
    await cancelJob(ctx, DISPATCH_JOB, String(draftId));
    if (stateOf(draft) !== 'writing') {
      await recordEvents(ctx, [{ name: 'reply.dropped', ...aboutDraft(draft, conversation), data: { draftId } }]);
    }
    return conversation?.id ?? null;
  });
}
