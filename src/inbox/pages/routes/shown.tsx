import type { Actor } from '#src/company/access/index.ts';
import type { VisitContext } from '#src/company/sessions/index.ts';
import type { Conversation } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { ConversationHead } from '#views/inbox/conversations/conversation-head.tsx';
import { ConversationPane, type ConversationPaneProps } from '#views/inbox/conversations/conversation-pane.tsx';
import { InboxPage } from '#views/inbox/conversations/inbox-page.tsx';
import { Thread } from '#views/inbox/conversations/thread.tsx';
import { Composer } from '#views/inbox/drafts/composer.tsx';
import { DraftsPage } from '#views/inbox/drafts/drafts-page.tsx';
import { ReplyBar } from '#views/inbox/drafts/reply-bar.tsx';
import { headOf, type ReplyDeps, requireConversation, type ThreadDeps } from '../actions/conversation.ts';
import { draftRows } from '../actions/draft-list.ts';
import type { QuoteDeps } from '../actions/quote-in-text.ts';
import { listProps, treatedHere } from './list-props.ts';
import { type Failure, loaded, paneOf, placeOf, threadProps, writingProps } from './pane.ts';

/** What the channel above fills in. `parseAgain` answers with the conversation the message is in. */
export type InboxDeps = ReplyDeps &
  RecipientDeps &
  QuoteDeps & {
    parseAgain(ctx: Ctx, actor: Actor | null, messageId: number): Promise<number>;
  };

type Named = { messageId: number; address: string };

/** What may be done about a recipient of a message of ours. `readdressMail` throws Invalid with the field `to`. */
type RecipientDeps = {
  retryMail(ctx: Ctx, actor: Actor | null, named: Named): Promise<boolean>;
  cancelMail(ctx: Ctx, actor: Actor | null, named: Named): Promise<boolean>;
  readdressMail(ctx: Ctx, actor: Actor | null, named: Named, to: string): Promise<void>;
};

export const idOf = (c: VisitContext): number => Number(c.req.param('id'));

/** The whole page of a conversation that the person may read (the caller asked). */
export async function conversationPage(
  c: VisitContext,
  deps: ReplyDeps,
  conversation: Conversation,
  failure?: Failure,
) {
  const pane = await paneOf(c, deps, conversation, failure);
  const content = pane.place.isDrafts ? await amongDrafts(c, pane) : await inItsList(c, pane);
  return c.render(content, { title: titleOf(c, conversation), place: pane.place, status: failure ? 422 : 200 });
}

async function inItsList(c: VisitContext, pane: ConversationPaneProps) {
  const list = await listProps(c, pane.place, { openId: pane.head.id });
  return <InboxPage list={list} conversation={pane} treated={await treatedHere(c)} />;
}

async function amongDrafts(c: VisitContext, pane: ConversationPaneProps) {
  const { ctx, actor, shown } = c.var;
  const list = { ...shown, rows: await draftRows(ctx, actor), openId: pane.head.id };
  return <DraftsPage list={list} beside={<ConversationPane {...pane} />} />;
}

/** The same as the answer to a form without JavaScript that did not work. */
export async function failurePage(c: VisitContext, deps: ReplyDeps, id: number, failure: Failure) {
  const { conversation } = await requireConversation(c.var.ctx, c.var.actor, id);
  return conversationPage(c, deps, conversation, failure);
}

export const titleOf = (c: VisitContext, { id, subject }: Conversation) =>
  `${subject || c.var.shown.w.inbox.row.noSubject} · #${id}`;

export async function headFragment(c: VisitContext, id: number) {
  const { conversation } = await requireConversation(c.var.ctx, c.var.actor, id);
  return drawnHead(c, conversation);
}

const drawnHead = async (c: VisitContext, conversation: Conversation) => (
  <ConversationHead w={c.var.shown.w} place={placeOf(c)} head={await headOf(c.var.ctx, c.var.actor!, conversation)} />
);

export async function threadFragment(c: VisitContext, deps: ThreadDeps, id: number, failure?: Failure) {
  const { conversation } = await requireConversation(c.var.ctx, c.var.actor, id);
  return <Thread {...(await threadProps(c, deps, await loaded(c, conversation), failure))} />;
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
        <Thread {...(await threadProps(c, deps, from, failure))} />
      </hx-partial>
      <hx-partial hx-target="#conversation-head" hx-swap="outerMorph">
        {await drawnHead(c, conversation)}
      </hx-partial>
    </>
  );
}
