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
  told: c.var.shown.w.events.names,
  unreadId,
});

/** What the parts of the right pane are drawn from. */
async function loaded(c: VisitContext, conversation: Conversation) {
  const { known, shown } = await shownMessages(c.var.ctx, conversation, messageCount(c));
  return { conversation, known, shown, drafts: await draftsIn(c.var.ctx, c.var.actor, conversation) };
}

type Loaded = Awaited<ReturnType<typeof loaded>>;

async function threadProps(c: VisitContext, { conversation, shown, drafts }: Loaded, failure?: Failure) {
  const thread = await threadOf(c.var.ctx, c.var.actor!, conversation, shown, drafts, wishOf(c, failure));
  return { ...c.var.shown, place: placeOf(c), ...thread };
}

async function writingProps(
  c: VisitContext,
  deps: ReplyDeps,
  { conversation, known, drafts }: Loaded,
  failure: Failure,
  isFocused: boolean,
): Promise<Writing> {
  const { ctx, actor } = c.var;
  const recipients = await deps.recipients(ctx, known);
  return asWriting(await writingOf(ctx, actor!, conversation, drafts, known, recipients), failure, isFocused);
}

/** Everything of the right pane. */
export async function paneOf(
  c: VisitContext,
  deps: ReplyDeps,
  conversation: Conversation,
  failure: Failure = {},
): Promise<ConversationPaneProps> {
  const { ctx, shown } = c.var;
  const actor = c.var.actor!;
  const from = await loaded(c, conversation);
  return {
    ...shown,
    place: placeOf(c),
    head: await headOf(ctx, actor, conversation),
    related: await relatedTo(ctx, actor, conversation),
    thread: await threadProps(c, from, failure),
    writing: await writingProps(c, deps, from, failure, false),
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
  const { conversation } = await requireConversation(c.var.ctx, c.var.actor, id);
  return drawnHead(c, conversation);
}

const drawnHead = async (c: VisitContext, conversation: Conversation) => (
  <ConversationHead w={c.var.shown.w} place={placeOf(c)} head={await headOf(c.var.ctx, c.var.actor!, conversation)} />
);

export async function threadFragment(c: VisitContext, id: number, failure?: Failure) {
  const { conversation } = await requireConversation(c.var.ctx, c.var.actor, id);
  return <Thread {...(await threadProps(c, await loaded(c, conversation), failure))} />;
}

/** What stands in the composer's place now, and the thread and the head beside it. */
export async function writingFragments(
  c: VisitContext,
  deps: ReplyDeps,
  id: number,
  failure: Failure,
  isFocused: boolean,
) {
  const { shown } = c.var;
  const { conversation } = await requireConversation(c.var.ctx, c.var.actor, id);
  const from = await loaded(c, conversation);
  const written = await writingProps(c, deps, from, failure, isFocused);
  return (
    <>
      {written?.kind === 'open' ? <Composer {...shown} {...written.composer} /> : null}
      {written?.kind === 'closed' ? <ReplyBar w={shown.w} {...written.bar} /> : null}
      <hx-partial hx-target="#thread" hx-swap="outerMorph">
        <Thread {...(await threadProps(c, from, failure))} />
      </hx-partial>
      <hx-partial hx-target="#conversation-head" hx-swap="outerMorph">
        {await drawnHead(c, conversation)}
      </hx-partial>
    </>
  );
}
