import { type Actor, requireRight } from '#src/company/access/index.ts';
import type { Conversation } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { fileFacts } from '#src/platform/files/index.ts';
import type { Draft, DraftFacts } from '../schema.ts';
import { stateOf } from '../state.ts';
import { attachedTo, draftsOfConversation } from '../store.ts';
import { requireOwn } from './own.ts';

async function withFiles(ctx: Ctx, drafts: Draft[]): Promise<DraftFacts[]> {
  const attached = await attachedTo(
    ctx.reader,
    drafts.map(({ id }) => id),
  );
  const facts = await fileFacts(ctx.reader, [...attached.values()].flat());
  const byId = new Map(facts.map((file) => [file.id, file]));
  return drafts.map((draft) => ({ ...draft, files: attached.get(draft.id)!.flatMap((id) => byId.get(id) ?? []) }));
}

/** What of a conversation's outbox its readers see: my own draft, and everybody's replies that wait or are held. */
export type Drafts = { mine: DraftFacts | null; waiting: DraftFacts[]; held: DraftFacts[] };

export async function draftsIn(ctx: Ctx, actor: Actor | null, conversation: Conversation): Promise<Drafts> {
  requireRight(actor, 'mailbox.read', conversation);
  const drafts = await draftsOfConversation(ctx.reader, conversation.id);
  const shown = await withFiles(
    ctx,
    drafts.filter((draft) => stateOf(draft) !== 'writing' || draft.userId === actor.userId),
  );
  const of = (state: ReturnType<typeof stateOf>) => shown.filter((draft) => stateOf(draft) === state);
  const mine = of('writing').toSorted((a, b) => b.updatedAt - a.updatedAt)[0] ?? null;
  return { mine, waiting: of('waiting'), held: of('held') };
}

/** A draft of one's own with its files. @throws NotFound */
export async function ownDraft(ctx: Ctx, actor: Actor | null, draftId: number): Promise<DraftFacts> {
  const { draft } = await requireOwn({ ...ctx, db: ctx.reader }, actor, draftId, 'mailbox.read');
  return (await withFiles(ctx, [draft]))[0]!;
}
