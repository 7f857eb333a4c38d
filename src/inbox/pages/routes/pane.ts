import type { VisitContext } from '#src/company/sessions/index.ts';
import type { Conversation } from '#src/inbox/conversations/index.ts';
import { draftsIn } from '#src/inbox/drafts/index.ts';
import type { ConversationPaneProps, Writing } from '#views/inbox/conversations/conversation-pane.tsx';
import { conversationUrl } from '#views/inbox/conversations/urls.ts';
import {
  headOf,
  type ReplyDeps,
  relatedTo,
  shownMessages,
  spamReasonsIn,
  type ThreadDeps,
} from '../actions/conversation.ts';
import { threadOf } from '../actions/thread.ts';
import type { RefusedRecipient } from '../actions/thread-deliveries.ts';
import { writingOf } from '../actions/writing.ts';
import { readMessageCount } from '../message-count.ts';
import { openIdOf, type Place, placeOfUrl } from '../place.ts';
import { contactPanelProps, isPanelClosed } from './contact-panel.tsx';

/** The address that says what a person has before them: of a GET its own, of a form that of the page it stands on. */
export const addressOf = (c: VisitContext) =>
  c.req.method === 'GET' ? c.req.url : (c.req.header('HX-Current-URL') ?? c.req.header('Referer'));

export const placeOf = (c: VisitContext): Place => placeOfUrl(addressOf(c));

const messageCount = (c: VisitContext): number =>
  readMessageCount(URL.parse(addressOf(c) ?? '')?.searchParams.get('messages'));

/** Where a form without JavaScript leads back to: the conversation, in the list it was read in and as far back. */
export function pageOf(c: VisitContext, id: number, anchor = ''): string {
  const messages = openIdOf(addressOf(c)) === id && URL.parse(addressOf(c) ?? '')?.searchParams.has('messages');
  return conversationUrl(id, placeOf(c), messages ? messageCount(c) : null) + anchor;
}

/** What became of what the person just tried, where it did not work: sentences by field, what they had typed, which mail. */
export type Failure = {
  errors?: Record<string, string>;
  typed?: Record<string, string> | null;
  unreadId?: number;
  recipient?: RefusedRecipient;
};

const wishOf = (c: VisitContext, { unreadId, recipient }: Failure = {}) => ({
  count: messageCount(c),
  quoteLabel: c.var.shown.w.inbox.message.showQuote,
  told: c.var.shown.w.events.names,
  unreadId,
  recipient,
});

/** Which of one's drafts in a conversation the address names. */
const draftWanted = (c: VisitContext): number | null =>
  Number(URL.parse(addressOf(c) ?? '')?.searchParams.get('draft')) || null;

/** What the parts of the right pane are drawn from. */
export async function loaded(c: VisitContext, conversation: Conversation) {
  const { known, shown } = await shownMessages(c.var.ctx, conversation, messageCount(c));
  return { conversation, known, shown, drafts: await draftsIn(c.var.ctx, c.var.actor, conversation, draftWanted(c)) };
}

type Loaded = Awaited<ReturnType<typeof loaded>>;

export async function threadProps(
  c: VisitContext,
  deps: ThreadDeps,
  { conversation, shown, drafts }: Loaded,
  failure?: Failure,
) {
  const { ctx, actor } = c.var;
  const spamReasons = await spamReasonsIn(ctx, deps, conversation, shown);
  const thread = await threadOf(ctx, actor!, conversation, shown, drafts, { ...wishOf(c, failure), spamReasons });
  return { ...c.var.shown, place: placeOf(c), ...thread };
}

export async function writingProps(
  c: VisitContext,
  deps: ReplyDeps,
  { conversation, known, drafts }: Loaded,
  failure: Failure,
  isFocused: boolean,
): Promise<Writing> {
  const { ctx, actor } = c.var;
  return asWriting(await writingOf(ctx, actor!, deps, conversation, drafts, known), failure, isFocused);
}

type Written = Awaited<ReturnType<typeof writingOf>>;

function asWriting(written: Written, { errors = {}, typed }: Failure, isFocused: boolean): Writing {
  if (written?.kind !== 'open') return written;
  return { kind: 'open', composer: { draft: { ...written.draft, ...typed }, errors, isFocused } };
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
    contact: isPanelClosed(c) ? null : await contactPanelProps(c, deps, conversation),
    thread: await threadProps(c, deps, from, failure),
    writing: await writingProps(c, deps, from, failure, false),
  };
}
