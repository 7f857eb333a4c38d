import type { Actor } from '#src/company/access/index.ts';
import type { VisitContext } from '#src/company/sessions/index.ts';
import type { Conversation } from '#src/inbox/conversations/index.ts';
import { draftsIn } from '#src/inbox/drafts/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { ConversationHead } from '#views/inbox/conversations/conversation-head.tsx';
import type { ConversationPaneProps, Writing } from '#views/inbox/conversations/conversation-pane.tsx';
import { InboxPage } from '#views/inbox/conversations/inbox-page.tsx';
import { Thread } from '#views/inbox/conversations/thread.tsx';
import { Composer } from '#views/inbox/drafts/composer.tsx';
import { ReplyBar } from '#views/inbox/drafts/reply-bar.tsx';
import { headOf, type ReplyDeps, relatedTo, requireConversation, shownMessages } from '../actions/conversation.ts';
import { listPage } from '../actions/list.ts';
import { threadOf } from '../actions/thread.ts';
import { writingOf } from '../actions/writing.ts';
import { readMessageCount } from '../message-count.ts';
import { type Place, placeOfUrl } from '../place.ts';

/** What the channel above fills in. `parseAgain` answers with the conversation the message is in. */
export type InboxDeps = ReplyDeps & { parseAgain(ctx: Ctx, actor: Actor | null, messageId: number): Promise<number> };

/** The address that says what a person has before them: of a GET its own, of a form that of the page it stands on. */
const addressOf = (c: VisitContext) =>
  c.req.method === 'GET' ? c.req.url : (c.req.header('HX-Current-URL') ?? c.req.header('Referer'));

const placeOf = (c: VisitContext): Place => placeOfUrl(addressOf(c));

const messageCount = (c: VisitContext): number =>
  readMessageCount(URL.parse(addressOf(c) ?? '')?.searchParams.get('messages'));

export const idOf = (c: VisitContext): number => Number(c.req.param('id'));

/** What became of what the person just tried, where it did not work: sentences by field, what they had typed, which mail. */
export type Failure = {
  errors?: Record<string, string>;
  typed?: { text: string; html: string } | null;
  unreadId?: number;
};

const wishOf = (c: VisitContext, { unreadId }: Failure = {}) => ({
  count: messageCount(c),
  quoteLabel: c.var.shown.w.inbox.message.showQuote,
  unreadId,
});

/** Everything of the right pane. */
export async function paneOf(
  c: VisitContext,
  deps: ReplyDeps,
  conversation: Conversation,
  failure: Failure = {},
): Promise<ConversationPaneProps> {
  const { ctx, shown } = c.var;
  const actor = c.var.actor!;
  const wish = wishOf(c, failure);
  const messages = await shownMessages(ctx, conversation, wish.count);
  const drafts = await draftsIn(ctx, actor, conversation);
  const recipients = await deps.recipients(ctx, messages.known);
  return {
    ...shown,
    place: placeOf(c),
    head: await headOf(ctx, actor, conversation),
    related: await relatedTo(ctx, actor, conversation),
    thread: await threadOf(ctx, actor, conversation, messages.shown, drafts, wish),
    writing: asWriting(await writingOf(ctx, actor, conversation, drafts, messages.known, recipients), failure, false),
  };
}

/** The whole page of a conversation that the person may read (the caller asked). */
export async function conversationPage(
  c: VisitContext,
  deps: ReplyDeps,
  conversation: Conversation,
  failure?: Failure,
) {
  const { ctx, actor, shown } = c.var;
  const pane = await paneOf(c, deps, conversation, failure);
  const rows = await listPage(ctx, actor, pane.place, null, conversation.id);
  return c.render(<InboxPage list={{ ...shown, ...rows }} conversation={pane} />, {
    title: titleOf(c, conversation),
    place: pane.place,
    status: failure ? 422 : 200,
  });
}

/** The same as the answer to a form without JavaScript that did not work. */
export async function failurePage(c: VisitContext, deps: ReplyDeps, id: number, failure: Failure) {
  const { conversation } = await requireConversation(c.var.ctx, c.var.actor, id);
  return conversationPage(c, deps, conversation, failure);
}

export const titleOf = (c: VisitContext, { id, subject }: Conversation) =>
  `${subject || c.var.shown.w.inbox.row.noSubject} · #${id}`;

type Written = Awaited<ReturnType<typeof writingOf>>;

function asWriting(written: Written, { errors = {}, typed }: Failure, isFocused: boolean): Writing {
  if (written?.kind !== 'open') return written;
  return { kind: 'open', composer: { draft: { ...written.draft, ...typed }, errors, isFocused } };
}

export async function headFragment(c: VisitContext, id: number) {
  const { actor, conversation } = await requireConversation(c.var.ctx, c.var.actor, id);
  return <ConversationHead w={c.var.shown.w} place={placeOf(c)} head={await headOf(c.var.ctx, actor, conversation)} />;
}

export async function threadFragment(c: VisitContext, id: number, failure?: Failure) {
  const { ctx, shown } = c.var;
  const { actor, conversation } = await requireConversation(ctx, c.var.actor, id);
  const wish = wishOf(c, failure);
  const messages = await shownMessages(ctx, conversation, wish.count);
  const drafts = await draftsIn(ctx, actor, conversation);
  const thread = await threadOf(ctx, actor, conversation, messages.shown, drafts, wish);
  return <Thread {...shown} place={placeOf(c)} {...thread} />;
}

/** What stands in the composer's place now. */
export async function composerFragment(
  c: VisitContext,
  deps: ReplyDeps,
  id: number,
  failure: Failure,
  isFocused: boolean,
) {
  const { ctx, shown } = c.var;
  const { actor, conversation } = await requireConversation(ctx, c.var.actor, id);
  const { known } = await shownMessages(ctx, conversation, messageCount(c));
  const drafts = await draftsIn(ctx, actor, conversation);
  const written = asWriting(
    await writingOf(ctx, actor, conversation, drafts, known, await deps.recipients(ctx, known)),
    failure,
    isFocused,
  );
  if (written?.kind === 'open') return <Composer {...shown} {...written.composer} />;
  return written ? <ReplyBar w={shown.w} {...written.bar} /> : null;
}
