import { type Actor, can } from '#src/company/access/index.ts';
import { mailboxesOfAddresses } from '#src/company/mailboxes/index.ts';
import type { Conversation } from '#src/inbox/conversations/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { deleteFiles } from '#src/platform/files/index.ts';
import { cancelJob } from '#src/platform/jobs/index.ts';
import { aboutDraft } from '../about.ts';
import { DISPATCH_JOB } from '../dispatch-job.ts';
import { MOST_RECIPIENTS, MOST_SUBJECT_CHARS, MOST_TEXT_CHARS } from '../limits.ts';
import { everybody } from '../recipients.ts';
import type { Draft, DraftContent } from '../schema.ts';
import { stateOf } from '../state.ts';
import { attachedFiles, deleteDraft, updateDraft } from '../store.ts';
import { requireOwn, requireWriting } from './own.ts';
import { resigned } from './signature.ts';
import { storedText } from './stored-text.ts';

/** What of the envelope a composer shows; a form without a field leaves it as it was. */
export type Addressed = Partial<
  Pick<DraftContent, 'to' | 'cc' | 'bcc' | 'subject' | 'from' | 'quote' | 'called' | 'after'>
>;

/** What the composer holds; `seen` is the newest message its author had before them. */
export type Written = Addressed & { text: string; html: string; seen: number };

// More than may be sent to is kept, so that whoever pasted too many can take some away again.
const MOST_SAVED_RECIPIENTS = 5 * MOST_RECIPIENTS;

/** What of it is too much to be kept: form field -> key of a sentence. */
function excess({ text, html, subject = '', ...written }: Omit<Written, 'seen'>): Record<string, string> {
  if (text.length > MOST_TEXT_CHARS || html.length > 2 * MOST_TEXT_CHARS) return { text: 'tooLong' };
  if (subject.length > MOST_SUBJECT_CHARS) return { subject: 'tooLong' };
  const people = everybody({ to: [], cc: [], bcc: [], ...written });
  return people.length > MOST_SAVED_RECIPIENTS ? { to: 'tooManyRecipients' } : {};
}

export const isSavable = (written: Omit<Written, 'seen'>): boolean => Object.keys(excess(written)).length === 0;

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
  if (!isSavable(written)) throw new Invalid(excess(written));
  return transaction(ctx, async (ctx) => {
    const { actor: author, draft, conversation } = await requireWriting(ctx, actor, draftId, 'mailbox.read');
    const mailboxId = await mailboxLeft(ctx, author, draft, written);
    const before = draft.kind === 'new' ? draft.mailboxId : ((await mailboxOf(ctx, written)) ?? draft.mailboxId);
    const text = await storedText(ctx, draft, written);
    const content = { ...draft.content, ...written, ...text, ...(draft.kind === 'reply' ? { subject: '' } : {}) };
    const saved = {
      mailboxId,
      content: await resigned(ctx, content, author.userId, { before, after: mailboxId }),
      baseMessageId: knownMessage(draft.baseMessageId, seen, conversation),
      updatedAt: ctx.clock.now(),
    };
    await updateDraft(ctx.db, draftId, saved);
    return { ...draft, ...saved };
  });
}

/** What begins a conversation does so in the mailbox whose address it leaves from, if its author may send from there. */
async function mailboxLeft(ctx: Ctx, actor: Actor, { kind, mailboxId }: Draft, { from }: Addressed): Promise<number> {
  if (kind !== 'new' || !from) return mailboxId;
  const chosen = await mailboxOf(ctx, { from });
  return chosen !== undefined && can(actor, 'mailbox.send', { mailboxId: chosen }) ? chosen : mailboxId;
}

/** The mailbox that a page writes from. One drawn before its conversation was moved carries that one's signature. */
async function mailboxOf(ctx: Ctx, { from }: Addressed): Promise<number | undefined> {
  return from ? (await mailboxesOfAddresses(ctx.db, [from.address])).get(from.address) : undefined;
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
