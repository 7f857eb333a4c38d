import type { Actor } from '#src/company/access/index.ts';
import { listUsers } from '#src/company/users/index.ts';
import { contactsOf } from '#src/contacts/index.ts';
import {
  type Conversation,
  type Message,
  newerMessage,
  previewOf,
  seenBy,
  textsOf,
} from '#src/inbox/conversations/index.ts';
import type { DraftFacts, Drafts } from '#src/inbox/drafts/index.ts';
import type { MailAddress } from '#src/mail/address/index.ts';
import { type Fate, fatesOf } from '#src/mail/delivery/index.ts';
import { sanitizeComposedHtml, textToHtml } from '#src/mail/html/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type EventRow, eventsAbout } from '#src/platform/events/index.ts';
import { messageCountShown, nextMessageCount } from '../message-count.ts';

const MOST_EVENTS = 200;

// What the timeline tells; messages speak for themselves.
const TOLD = [
  ...['assigned', 'opened', 'pending', 'closed', 'spammed', 'trashed', 'restored', 'reopened', 'undelivered'].map(
    (name) => `conversation.${name}`,
  ),
  ...['reply.held', 'reply.undone', 'message.parsed'],
];

// After these a conversation was done with: nobody has to read again what came before.
const ENDING = ['conversation.closed', 'conversation.spammed', 'conversation.trashed'];

/** `count` is how many of the newest messages are asked for; `unreadId` names a message that just could not be read again. */
export type ThreadWish = { count: number; quoteLabel: string; unreadId?: number | undefined };

/** Everything a thread shows, by time: messages, events, and the replies that wait or are held. */
export async function threadOf(
  ctx: Ctx,
  actor: Actor,
  conversation: Conversation,
  messages: Message[],
  { waiting, held }: Drafts,
  { count, quoteLabel, unreadId }: ThreadWish,
) {
  const names = new Map((await listUsers(ctx.reader)).map(({ id, name }) => [id, name]));
  const seen = (await seenBy(ctx.reader, actor.userId, [conversation.id])).get(conversation.id) ?? 0;
  const texts = await textsOf(
    ctx.reader,
    messages.map(({ id }) => id),
  );
  const fates = await fatesOf(
    ctx.reader,
    messages.flatMap(({ rawId, kind }) => (kind === 'out' && rawId !== null ? [rawId] : [])),
  );
  const story = await eventsAbout(ctx.reader, 'conversation', conversation.id, MOST_EVENTS, TOLD);
  const endedAt = story.find(({ name }) => ENDING.includes(name))?.at ?? 0;
  const nextCount = nextMessageCount(count, conversation.messageCount);
  // What happened between messages that are not shown stays with them.
  const from = nextCount === null ? 0 : (messages[0]?.at ?? 0);
  const events = story.filter(({ at }) => at >= from);

  const shown = messages.map((message) =>
    messageItem(message, {
      author: message.userId === null ? null : (names.get(message.userId) ?? null),
      text: texts.get(message.id) ?? '',
      isUnread: message.id > seen && message.at > endedAt,
      fates,
      quoteLabel,
      isStillUnreadable: message.id === unreadId,
    }),
  );
  const items = [...shown, ...events.map((event) => eventItem(event, names))].sort((a, b) => a.at - b.at);
  const author = ({ userId }: DraftFacts) => names.get(userId) ?? '';
  return {
    conversationId: conversation.id,
    items,
    count: messageCountShown(count),
    nextCount,
    newest: conversation.lastMessageId,
    waiting: waiting.map((draft) => ({ ...replyItem(draft, actor), author: author(draft), leavesAt: draft.leavesAt! })),
    held: await Promise.all(
      held.map(async (draft) => ({
        ...replyItem(draft, actor),
        author: author(draft),
        ...(await reasonOf(ctx, draft, names)),
      })),
    ),
  };
}

type MessageFacts = {
  /** the colleague who wrote it */
  author: string | null;
  text: string;
  isUnread: boolean;
  fates: Fate[];
  quoteLabel: string;
  isStillUnreadable: boolean;
};

function messageItem(message: Message, facts: MessageFacts) {
  const { author, text, fates, isUnread } = facts;
  const { id, at, kind, people, marks, parts, rawId } = message;
  return {
    kind: 'message' as const,
    id,
    direction: kind === 'out' ? ('out' as const) : ('in' as const),
    at,
    // Customers read the mailbox's name; colleagues want to know which of them answered.
    from: { ...(people.from ?? { name: null, address: '' }), ...(author === null ? {} : { name: author }) },
    to: people.to,
    cc: people.cc,
    preview: previewOf(text),
    isUnread,
    isAutomatic: marks.automatic !== undefined,
    body: bodyOf(message, facts),
    // Inline images are drawn where the mail has them.
    attachments: parts
      .filter(({ isInline }) => !isInline || !marks.hasHtml)
      .map(({ path, name, type, size }) => ({ path, name, type, bytes: size })),
    deliveries: fates.filter((fate) => fate.rawId === rawId).map(deliveryItem),
  };
}

function bodyOf({ marks }: Message, { text, quoteLabel, isStillUnreadable }: MessageFacts) {
  if (marks.unreadable) return { kind: 'unreadable' as const, isStill: isStillUnreadable };
  if (marks.hasHtml) return { kind: 'frame' as const, blockedImages: 0 };
  return { kind: 'text' as const, html: textToHtml(text, { quoteLabel }), quotedHtml: null };
}

const deliveryItem = ({ address, state, at, nextTryAt, reply }: Fate) => ({
  address,
  state: state === 'cancelled' ? ('failed' as const) : state,
  at,
  nextTryAt,
  answer: reply,
});

function eventItem({ id, at, name, actor, data }: EventRow, names: Map<number, string>) {
  const person = (value: unknown) => (typeof value === 'number' ? (names.get(value) ?? null) : null);
  const by = actor.startsWith('user:') ? person(Number(actor.slice(5))) : null;
  const told =
    name === 'conversation.assigned' ? { to: person(data.to) } : { to: typeof data.to === 'string' ? data.to : null };
  return { kind: 'event' as const, id, at, name, actor: by, data: told };
}

const replyItem = ({ id, content, files, userId, updatedAt }: DraftFacts, actor: Actor) => ({
  draftId: id,
  at: updatedAt,
  to: content.to as MailAddress[],
  bodyHtml: content.html === '' ? textToHtml(content.text, { quoteLabel: '' }) : sanitizeComposedHtml(content.html),
  fileNames: files.map(({ name }) => name),
  isMine: userId === actor.userId,
});

/** Why a reply is held: what came in, or (null) that it could not be made into a mail. */
async function reasonOf(ctx: Ctx, draft: DraftFacts, names: Map<number, string>) {
  const newer = draft.held === 'not-sent' ? null : await newerMessage(ctx.reader, draft);
  if (!newer) return { reason: 'not-sent' as const, newer: null };
  const contact =
    newer.contactId === null ? null : (await contactsOf(ctx.reader, [newer.contactId])).get(newer.contactId);
  const name = newer.userId === null ? contact?.name || contact?.address || '' : (names.get(newer.userId) ?? '');
  return {
    reason: newer.kind === 'in' ? ('newer-message' as const) : ('newer-reply' as const),
    newer: { name, messageId: newer.id },
  };
}
