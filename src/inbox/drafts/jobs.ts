import {
  appendReply,
  type Conversation,
  findConversation,
  type MessageContent,
  newerThan,
  newestMessage,
} from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { deleteFiles, readFiles } from '#src/platform/files/index.ts';
import { type AnyJobKind, jobKind, type Prepared } from '#src/platform/jobs/index.ts';
import { hold } from './actions/send.ts';
import { DISPATCH_JOB } from './dispatch-job.ts';
import type { Draft } from './schema.ts';
import { attachedFiles, deleteDraft, findDraft } from './store.ts';

/** A reply whose window ended, with all that its mail is made of. */
export type Leaving = {
  draft: Draft;
  conversation: Conversation;
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
      const conversation = draft && (await findConversation(ctx.db, draft.conversationId));
      if (draft?.leavesAt && conversation) await hold(ctx, draft, conversation, 'not-sent');
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
  const conversation = draft && (await findConversation(ctx.db, draft.conversationId));
  if (!draft || !conversation || draft.leavesAt === null) return null;
  const ids = await attachedFiles(ctx.db, draftId);
  const files = await readFiles(ctx.db, ids);
  return { draft, conversation, files: ids.map((id) => files.find((file) => file.id === id)!) };
}

/** The window ended: compared once more, then message, raw form and recipients in one transaction, and the draft is gone. */
async function leave<P>(ctx: Ctx, dispatch: Dispatch<P>, { draft }: Leaving, composed: P): Promise<void> {
  await transaction({ ...ctx, actor: `user:${draft.userId}` }, async (ctx) => {
    const now = await findDraft(ctx.db, draft.id);
    const conversation = await findConversation(ctx.db, draft.conversationId);
    if (!conversation || now?.leavesAt !== draft.leavesAt) return;
    if (await newestMessage(ctx.db, newerThan(now))) return hold(ctx, now, conversation, 'newer');

    const { rawId, content } = await dispatch.commit(ctx, composed);
    const { conversationId, userId } = now;
    await appendReply(ctx, { conversationId, userId, rawId, andClose: now.content.andClose, content });
    const files = await attachedFiles(ctx.db, draft.id);
    await deleteDraft(ctx.db, draft.id);
    await deleteFiles(ctx.db, files);
  });
}
