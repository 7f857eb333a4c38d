import { type Actor, requireRight } from '#src/company/access/index.ts';
import type { Conversation } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { fileFacts } from '#src/platform/files/index.ts';
import type { Draft, DraftFacts } from '../schema.ts';
import { stateOf } from '../state.ts';
import { attachedFiles, draftsOfConversation } from '../store.ts';
import { requireOwn } from './own.ts';

async function withFiles(ctx: Ctx, draft: Draft): Promise<DraftFacts> {
  return { ...draft, files: await fileFacts(ctx.reader, await attachedFiles(ctx.reader, draft.id)) };
}

/** What of a conversation's outbox its readers see: my own draft, and everybody's replies that wait or are held. */
export async function draftsIn(ctx: Ctx, actor: Actor | null, conversation: Conversation) {
  requireRight(actor, 'mailbox.read', conversation);
  const drafts = await draftsOfConversation(ctx.reader, conversation.id);
  const shown = await Promise.all(
    drafts
      .filter((draft) => stateOf(draft) !== 'writing' || draft.userId === actor.userId)
      .map((draft) => withFiles(ctx, draft)),
  );
  const of = (state: ReturnType<typeof stateOf>) => shown.filter((draft) => stateOf(draft) === state);
  return { mine: of('writing')[0] ?? null, waiting: of('waiting'), held: of('held') };
}

/** A draft of one's own with its files. @throws NotFound */
export async function ownDraft(ctx: Ctx, actor: Actor | null, draftId: number): Promise<DraftFacts> {
  return withFiles(ctx, (await requireOwn({ ...ctx, db: ctx.reader }, actor, draftId, 'mailbox.read')).draft);
}
