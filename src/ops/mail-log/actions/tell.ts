import { unreadableOf } from '#src/channels/email/ingest/index.ts';
import { verdictsOf } from '#src/channels/email/spam/index.ts';
import { type Actor, can } from '#src/company/access/index.ts';
import { userNames } from '#src/company/users/index.ts';
import { findConversations, type Message, messagesOfRaws } from '#src/inbox/conversations/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { verificationsOf } from '#src/mail/authentication/index.ts';
import { fatesOf } from '#src/mail/delivery/index.ts';
import { isOwnId } from '#src/mail/message-id/index.ts';
import { rawHeads } from '#src/mail/raw/index.ts';
import type { Db } from '#src/platform/db/index.ts';
import { type EventRow, eventsAbout } from '#src/platform/events/index.ts';
import type { Told } from '#views/ops/mail-log/types.ts';
import { outcomeOf } from '../outcome.ts';
import { whoOf } from '../rows.ts';
import { storyOf, userOf } from '../story.ts';

const MOST_EVENTS = 1000;
const RECIPIENT_EVENTS = [
  'sent',
  'delayed',
  'failed',
  'bounced',
  'complained',
  'retried',
  'readdressed',
  'cancelled',
  'held',
].map((fate) => `recipient.${fate}`);

/** @throws NotFound */
export async function tell(db: Db, actor: Actor, rawId: number): Promise<Told> {
  const [head] = await rawHeads(db, [rawId]);
  if (!head) throw new NotFound('mail');
  const [errors, verdicts, verifications, messages, fates] = await Promise.all([
    unreadableOf(db, [rawId]),
    verdictsOf(db, [rawId]),
    verificationsOf(db, [rawId]),
    messagesOfRaws(db, [rawId]),
    fatesOf(db, [rawId]),
  ]);
  const conversations = await conversationsOf(db, actor, messages);
  const verdict = verdicts.get(rawId) ?? null;
  const known = {
    fates,
    isUnreadable: errors.has(rawId),
    isSpam: verdict?.isSpam ?? false,
    hasMessage: messages.length > 0,
  };
  const events = await eventsOf(db, rawId, conversations);
  const steps = storyOf({
    head,
    error: errors.get(rawId) ?? null,
    verification: verifications.get(rawId) ?? null,
    verdict,
    conversations,
    events,
    names: await userNames(db, [...new Set(events.flatMap(({ actor }) => userOf(actor) ?? []))]),
    recipients: fates.map(({ address }) => address),
  });
  const headerId = messages[0]?.headerId ?? null;
  const mayRead = conversations.some((each) => each.mayRead);
  return {
    head,
    ...whoOf(head.envelope, messages[0]),
    outcome: outcomeOf(head, known),
    messageId: headerId && isOwnId(headerId) ? headerId : null,
    subject: mayRead ? (messages[0]?.subject ?? null) : null,
    fates,
    steps,
  };
}

async function conversationsOf(db: Db, actor: Actor, messages: Message[]) {
  const found = await findConversations(db, [...new Set(messages.map(({ conversationId }) => conversationId))]);
  const names = await userNames(db, [...new Set(messages.flatMap(({ userId }) => userId ?? []))]);
  return found.map((conversation) => {
    const message = messages.find(({ conversationId }) => conversationId === conversation.id)!;
    return {
      id: conversation.id,
      createdAt: conversation.createdAt,
      at: message.at,
      mayRead: can(actor, 'mailbox.read', conversation),
      by: message.userId === null ? null : (names.get(message.userId) ?? null),
    };
  });
}

/** What became of its recipients; such events stand with the conversation, or with the mail where there is none. */
async function eventsOf(db: Db, rawId: number, conversations: { id: number }[]): Promise<EventRow[]> {
  const about = [
    eventsAbout(db, 'raw', rawId, MOST_EVENTS, RECIPIENT_EVENTS),
    ...conversations.map(({ id }) => eventsAbout(db, 'conversation', id, MOST_EVENTS, RECIPIENT_EVENTS)),
  ];
  const events = (await Promise.all(about)).flat().filter(({ data }) => data.rawId === rawId);
  return events.sort((a, b) => a.id - b.id);
}
