import { type Actor, can } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import { listUsers } from '#src/company/users/index.ts';
import { type Conversation, type Message, seenBy } from '#src/inbox/conversations/index.ts';
import type { Drafts } from '#src/inbox/drafts/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { SpamReason } from '#src/words/index.ts';
import { authorPhotos } from '../author-photos.ts';
import { messageCountShown, nextMessageCount } from '../message-count.ts';
import type { RefusedRecipient } from './thread-deliveries.ts';
import { eventItem, storyOf } from './thread-events.ts';
import { messageItems } from './thread-messages.ts';
import { outboxItems } from './thread-outbox.ts';

/**
 * `count` is how many of the newest messages are asked for, `told` the events that there are sentences for;
 * `unreadId` names a message that just could not be read again.
 */
export type ThreadWish = {
  count: number;
  quoteLabel: string;
  told: readonly string[];
  /** by raw id, why messages were judged spam */
  spamReasons: Map<number, SpamReason[]>;
  unreadId?: number | undefined;
  /** an address that was just refused */
  recipient?: RefusedRecipient | undefined;
};

/** Everything a thread shows, by time: messages, events, and the replies that wait or are held. */
export async function threadOf(
  ctx: Ctx,
  actor: Actor,
  conversation: Conversation,
  messages: Message[],
  drafts: Drafts,
  { count, quoteLabel, told, spamReasons, unreadId, recipient }: ThreadWish,
) {
  const { id, messageCount, lastMessageId } = conversation;
  const users = await listUsers(ctx.reader);
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const seen = (await seenBy(ctx.reader, actor.userId, [id])).get(id);
  const { story, endedAt } = await storyOf(ctx, conversation, told);
  const nextCount = nextMessageCount(count, messageCount);
  // What happened between messages that are not shown stays with them.
  const from = nextCount === null ? 0 : (messages[0]?.at ?? 0);
  const known = { people: names, mailboxes: await mailboxNames(ctx) };
  const events = story.filter(({ at }) => at >= from).map((event) => eventItem(event, known));
  const shown = await messageItems(ctx, messages, {
    names,
    actor,
    conversation,
    seen,
    endedAt,
    quoteLabel,
    spamReasons,
    unreadId,
    maySend: can(actor, 'mailbox.send', conversation),
    recipient,
  });
  const withAuthor = authorPhotos(users, messages);
  const withSender = authorPhotos(users, drafts.waiting);
  const { waiting, held } = await outboxItems(ctx, actor, drafts, names);
  return {
    conversationId: id,
    contactIds: [...new Set(messages.flatMap(({ contactId }) => contactId ?? []))],
    items: [...shown.map((item) => withAuthor(item, item.id)), ...events].sort((a, b) => a.at - b.at),
    count: messageCountShown(count),
    nextCount,
    newest: lastMessageId,
    waiting: waiting.map((reply) => withSender(reply, reply.draftId)),
    held,
  };
}

const mailboxNames = async (ctx: Ctx) =>
  new Map((await listMailboxes(ctx.reader, { withArchived: true })).map(({ id, name }) => [id, name]));
