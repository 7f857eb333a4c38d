import { type Actor, mailboxesWith } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import { countIn, LISTS, type ListName, readTally, tallyOf } from '#src/inbox/conversations/index.ts';
import { type ListedDraft, listDrafts } from '#src/inbox/drafts/index.ts';
import type { Ctx } from '#src/platform/context.ts';

/** The lists with their counts, over the mailboxes the person may read; a handful of kept numbers. */
export async function sidebar(ctx: Ctx, actor: Actor) {
  const readable = mailboxesWith(actor, 'mailbox.read');
  const mailboxes = (await listMailboxes(ctx.reader)).filter(({ id }) => readable.includes(id));
  const kept = LISTS.map((name) => tallyOf(name, actor.userId).list);
  const tally = await readTally(ctx.reader, [...new Set(kept)], readable);
  const count = (name: ListName) => countIn(tally, tallyOf(name, actor.userId));
  const drafts = await listDrafts(ctx, actor);
  return {
    mayBegin: mailboxesWith(actor, 'mailbox.send').length > 0,
    drafts: drafts.length,
    leaving: drafts.flatMap(leavingItem),
    counts: Object.fromEntries(LISTS.map((name) => [name, count(name)])) as Record<ListName, number>,
    mailboxes: mailboxes.map((mailbox) => ({ ...mailbox, open: openIn(tally, mailbox.id) })),
  };
}

/** An answer of mine in its undo window, for whoever went on to another conversation. */
const leavingItem = ({ id, conversation, leavesAt, to, subject }: ListedDraft) =>
  leavesAt === null || !conversation
    ? []
    : [{ draftId: id, conversationId: conversation.id, leavesAt, to, subject: subject || conversation.subject }];

type Tally = Awaited<ReturnType<typeof readTally>>;

const openIn = (tally: Tally, mailboxId: number) => countIn(tally, { list: 'all', status: 'open', mailboxId });

/** Conversations of a mailbox that somebody still has to do with: open or pending. */
export async function unfinishedIn(ctx: Ctx, mailboxId: number): Promise<number> {
  const tally = await readTally(ctx.reader, ['all'], [mailboxId]);
  return openIn(tally, mailboxId) + countIn(tally, { list: 'all', status: 'pending', mailboxId });
}

/** Open conversations by mailbox. */
export async function openCounts(ctx: Ctx, mailboxIds: number[]): Promise<Map<number, number>> {
  const tally = await readTally(ctx.reader, ['all'], mailboxIds);
  return new Map(mailboxIds.map((id) => [id, openIn(tally, id)]));
}
