import type { Actor } from '#src/company/access/index.ts';
import type { VisitContext } from '#src/company/sessions/index.ts';
import type { Conversation } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { ConversationHead } from '#views/inbox/conversations/conversation-head.tsx';
import type { ConversationPaneProps, Writing } from '#views/inbox/conversations/conversation-pane.tsx';
import { Thread } from '#views/inbox/conversations/thread.tsx';
import { Composer } from '#views/inbox/drafts/composer.tsx';
import { ReplyBar } from '#views/inbox/drafts/reply-bar.tsx';
import { headOf, type ReplyDeps, relatedTo, requireConversation, shownMessages } from '../actions/conversation.ts';
import { threadOf } from '../actions/thread.ts';
import { writingOf } from '../actions/writing.ts';
import { type Place, placeOfUrl } from '../place.ts';

/** What the channel above fills in. `parseAgain` answers with the conversation the message is in. */
export type InboxDeps = ReplyDeps & { parseAgain(ctx: Ctx, actor: Actor | null, messageId: number): Promise<number> };

/** The place of the page a form or a fragment request came from. */
export const placeOf = (c: VisitContext): Place =>
  placeOfUrl(c.req.header('HX-Current-URL') ?? c.req.header('Referer'));

export const idOf = (c: VisitContext): number => Number(c.req.param('id'));

/** Everything of the right pane. */
export async function paneOf(
  c: VisitContext,
  deps: ReplyDeps,
  conversation: Conversation,
  place: Place,
): Promise<ConversationPaneProps> {
  const { ctx, shown } = c.var;
  const { actor } = await requireConversation(ctx, c.var.actor, conversation.id);
  const messages = await shownMessages(ctx, conversation);
  const written = await writingOf(ctx, actor, conversation, messages, await deps.recipients(ctx, messages));
  return {
    ...shown,
    place,
    head: await headOf(ctx, actor, conversation),
    related: await relatedTo(ctx, actor, conversation),
    thread: await threadOf(ctx, actor, conversation, messages, shown.w.inbox.message.showQuote),
    writing: asWriting(written, {}, false),
  };
}

type Written = Awaited<ReturnType<typeof writingOf>>;

const asWriting = (written: Written, errors: Record<string, string>, isFocused: boolean): Writing =>
  written?.kind === 'open' ? { kind: 'open', composer: { draft: written.draft, errors, isFocused } } : written;

export async function headFragment(c: VisitContext, id: number) {
  const { actor, conversation } = await requireConversation(c.var.ctx, c.var.actor, id);
  return <ConversationHead w={c.var.shown.w} place={placeOf(c)} head={await headOf(c.var.ctx, actor, conversation)} />;
}

export async function threadFragment(c: VisitContext, id: number) {
  const { ctx, shown } = c.var;
  const { actor, conversation } = await requireConversation(ctx, c.var.actor, id);
  const messages = await shownMessages(ctx, conversation);
  return (
    <Thread {...shown} {...(await threadOf(ctx, actor, conversation, messages, shown.w.inbox.message.showQuote))} />
  );
}

/** What stands in the composer's place now. */
export async function composerFragment(
  c: VisitContext,
  deps: ReplyDeps,
  id: number,
  errors: Record<string, string>,
  isFocused: boolean,
) {
  const { ctx, shown } = c.var;
  const { actor, conversation } = await requireConversation(ctx, c.var.actor, id);
  const messages = await shownMessages(ctx, conversation);
  const written = asWriting(
    await writingOf(ctx, actor, conversation, messages, await deps.recipients(ctx, messages)),
    errors,
    isFocused,
  );
  if (written?.kind === 'open') return <Composer {...shown} {...written.composer} />;
  return written ? <ReplyBar w={shown.w} {...written.bar} /> : null;
}
