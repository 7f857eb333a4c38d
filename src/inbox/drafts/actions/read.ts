import { type Actor, requireRight } from '#src/company/access/index.ts';
import type { Conversation } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { fileFacts } from '#src/platform/files/index.ts';
import { picturesOf, withPaths } from '../pictures.ts';
import type { Draft, DraftFacts } from '../schema.ts';
import { stateOf } from '../state.ts';
import { type Attachment, attachmentsOf, draftsOfConversation } from '../store.ts';
import { whereItIs } from './moved.ts';
import { requireOwn } from './own.ts';

async function withFiles(ctx: Ctx, drafts: Draft[]): Promise<DraftFacts[]> {
  const attached = await attachmentsOf(
    ctx.reader,
    drafts.map(({ id }) => id),
  );
  const ids = [...attached.values()].flatMap((files) => files.map(({ id }) => id));
  const facts = new Map((await fileFacts(ctx.reader, ids)).map((file) => [file.id, file]));
  return drafts.map((draft) => {
    const files = attached.get(draft.id)!.flatMap(({ id, cid }) => {
      const file = facts.get(id);
      return file ? [{ ...file, cid }] : [];
    });
    return { ...draft, content: shownContent(draft, files), files };
  });
}

const shownContent = ({ id, content }: Draft, files: Attachment[]) => ({
  ...content,
  html: withPaths(content.html, id, picturesOf(files)),
});

/** What of a conversation's outbox its readers see: my own draft, what else I write here, and everybody's that wait or are held. */
export type Drafts = { mine: DraftFacts | null; others: DraftFacts[]; waiting: DraftFacts[]; held: DraftFacts[] };

/** @param wantedId the one of mine that is to be shown, where I write several here; else the one last touched */
export async function draftsIn(
  ctx: Ctx,
  actor: Actor | null,
  conversation: Conversation,
  wantedId: number | null = null,
): Promise<Drafts> {
  requireRight(actor, 'mailbox.read', conversation);
  const drafts = (await draftsOfConversation(ctx.reader, conversation.id)).filter(
    (draft) => stateOf(draft) !== 'writing' || draft.userId === actor.userId,
  );
  const reading = { ...ctx, db: ctx.reader };
  const shown = await withFiles(ctx, await Promise.all(drafts.map((draft) => drawn(reading, draft, conversation))));
  const of = (state: ReturnType<typeof stateOf>) => shown.filter((draft) => stateOf(draft) === state);
  const written = of('writing').toSorted((a, b) => b.updatedAt - a.updatedAt);
  const mine = written.find(({ id }) => id === wantedId) ?? written[0] ?? null;
  return { mine, others: written.filter((draft) => draft !== mine), waiting: of('waiting'), held: of('held') };
}

/** What is on its way leaves as it was sent, wherever its conversation was moved to meanwhile. */
const drawn = async (ctx: Ctx, draft: Draft, conversation: Conversation): Promise<Draft> =>
  stateOf(draft) === 'waiting' ? draft : whereItIs(ctx, draft, conversation);

/** A draft of one's own with its files. @throws NotFound */
export async function ownDraft(ctx: Ctx, actor: Actor | null, draftId: number): Promise<DraftFacts> {
  const { draft } = await requireOwn({ ...ctx, db: ctx.reader }, actor, draftId, 'mailbox.read');
  return (await withFiles(ctx, [draft]))[0]!;
}
