import { appendReply, type Conversation, type MessageContent } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { deleteFiles, readFiles } from '#src/platform/files/index.ts';
import { type AnyJobKind, jobKind, type Prepared } from '#src/platform/jobs/index.ts';
import { conversationOf } from './actions/own.ts';
import { hold, newestOthers } from './actions/send.ts';
import { DISPATCH_JOB } from './dispatch-job.ts';
import type { Draft } from './schema.ts';
import { attachedFiles, deleteDraft, findDraft } from './store.ts';

/** A reply whose window ended, with all that its mail is made of. */
export type Leaving = {
  draft: Draft;
  /** null: it begins one */
  conversation: Conversation | null;
  files: { name: string; type: string; bytes: Uint8Array }[];
};

/** How replies leave by a channel: composing takes time and happens first; `commit` joins the transaction that queues. */
export type Dispatch<P> = {
  compose(ctx: Ctx, leaving: Leaving): Promise<P>;
  commit(ctx: Ctx, composed: P): Promise<{ rawId: number; content: MessageContent }>;
};

type Ready<P> = { leaving: Leaving; composed: P } | null;

export const jobs = <P>(dispatch: Dispatch<P>): AnyJobKind[] => [
  jobKind<{ draftId: number }, Ready<P>>({
    kind: DISPATCH_JOB,
    batch: 20,
    attempts: 8,
    prepare: (ctx, payloads) => Promise.all(payloads.map(({ draftId }) => prepare(ctx, dispatch, draftId))),
    async apply(ctx, done) {
      for (const { value } of done) if (value) await leave(ctx, dispatch, value.leaving, value.composed);
    },
    // Nothing is sent and nothing is lost: the reply stands in the thread as held, with its author's words.
    async onBuried(ctx, { draftId }) {
      const draft = await findDraft(ctx.db, draftId);
      if (draft?.leavesAt) await hold(ctx, draft, await conversationOf(ctx, draft), 'not-sent');
    },
  }),
];

async function prepare<P>(ctx: Ctx, dispatch: Dispatch<P>, draftId: number): Promise<Prepared<Ready<P>>> {
  try {
    const leaving = await leavingOf(ctx, draftId);
    return { ok: true, value: leaving && { leaving, composed: await dispatch.compose(ctx, leaving) } };
  } catch (error) {
    return { ok: false, error };
  }
}

/** null when the reply was undone, or left already before a crash. */
async function leavingOf(ctx: Ctx, draftId: number): Promise<Leaving | null> {
  const draft = await findDraft(ctx.db, draftId);
  if (!draft || draft.leavesAt === null) return null;
  const ids = await attachedFiles(ctx.db, draftId);
  const files = await readFiles(ctx.db, ids);
  const conversation = await conversationOf(ctx, draft);
  return { draft, conversation, files: ids.map((id) => files.find((file) => file.id === id)!) };
}

/** The window ended: compared once more, then message, raw form and recipients in one transaction, and the draft is gone. */
async function leave<P>(ctx: Ctx, dispatch: Dispatch<P>, { draft }: Leaving, composed: P): Promise<void> {
  await transaction({ ...ctx, actor: `user:${draft.userId}` }, async (ctx) => {
    const now = await findDraft(ctx.db, draft.id);
    if (now?.leavesAt !== draft.leavesAt) return;
    const conversation = await conversationOf(ctx, now);
    if (!conversation) throw new Error('A draft that begins a conversation can not leave yet');
    if (await newestOthers(ctx, now)) return hold(ctx, now, conversation, 'newer');

    const { rawId, content } = await dispatch.commit(ctx, composed);
    const andClose = now.content.after.status === 'closed';
    await appendReply(ctx, { conversationId: conversation.id, userId: now.userId, rawId, andClose, content });
    const files = await attachedFiles(ctx.db, draft.id);
    await deleteDraft(ctx.db, draft.id);
    await deleteFiles(ctx.db, files);
  });
}
