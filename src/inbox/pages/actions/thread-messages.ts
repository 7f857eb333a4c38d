import type { Actor } from '#src/company/access/index.ts';
import {
  type Conversation,
  isNewsTo,
  isUnread,
  type Message,
  previewOf,
  textsOf,
} from '#src/inbox/conversations/index.ts';
import { fatesOf } from '#src/mail/delivery/index.ts';
import { textToHtml } from '#src/mail/html/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { SpamReason } from '#src/words/index.ts';
import { blindCopies, partnerBeside } from '../beside.ts';
import { invitationItem } from '../invitation-item.ts';
import { previewKind } from '../preview.ts';
import { attachedParts } from './files.ts';
import { reportedFates } from './reported-fates.ts';
import { type SenderImages, senderImagesOf } from './sender-images.ts';
import { type DeliveryItem, deliveryItem, type RefusedRecipient } from './thread-deliveries.ts';
import { type Trust, trustOf } from './thread-trust.ts';

type Reading = {
  /** of colleagues */
  names: Map<number, string>;
  /** who looks at it */
  actor: Actor;
  conversation: Conversation;
  /** the newest message the person has seen */
  seen: number | undefined;
  /** UTC ms of the last time the conversation was done with */
  endedAt: number;
  quoteLabel: string;
  /** by raw id, of those that were judged spam */
  spamReasons: Map<number, SpamReason[]>;
  /** the message that just could not be read again */
  unreadId?: number | undefined;
  /** whether they may do something about recipients */
  maySend: boolean;
  recipient?: RefusedRecipient | undefined;
};

/** Messages as a thread shows them, with their texts and what became of them. */
export async function messageItems(ctx: Ctx, messages: Message[], reading: Reading) {
  const { names, seen, endedAt, quoteLabel, spamReasons, unreadId } = reading;
  const trust = await trustOf(ctx, messages, names.values());
  const images = await senderImagesOf(ctx, reading.actor, reading.conversation, messages, trust);
  const texts = await textsOf(
    ctx.reader,
    messages.map(({ id }) => id),
  );
  const fates = await fatesOf(
    ctx.reader,
    messages.flatMap(({ rawId, kind }) => (kind === 'out' && rawId !== null ? [rawId] : [])),
  );
  const reported = await reportedFates(ctx, fates, messages);
  return messages.map((message) =>
    messageItem(message, {
      author: message.userId === null ? null : (names.get(message.userId) ?? null),
      text: texts.get(message.id) ?? '',
      isUnread: isUnread(message, seen, endedAt),
      isNews: isNewsTo(message, reading.actor.userId),
      deliveries: reported
        .filter(({ rawId }) => rawId === message.rawId)
        .map((fate) => deliveryItem(fate, message.id, reading)),
      quoteLabel,
      spamReasons: spamReasons.get(message.rawId ?? 0) ?? [],
      trust: trust.get(message.id) ?? null,
      images: images.get(message.id) ?? null,
      isStillUnreadable: message.id === unreadId,
      bcc: blindCopies(
        message,
        fates.filter(({ rawId }) => rawId === message.rawId),
      ),
      mayAnswer: reading.maySend,
    }),
  );
}

type MessageFacts = {
  /** the colleague who wrote it */
  author: string | null;
  text: string;
  isUnread: boolean;
  isNews: boolean;
  deliveries: DeliveryItem[];
  quoteLabel: string;
  spamReasons: SpamReason[];
  trust: Trust | null;
  images: SenderImages | null;
  isStillUnreadable: boolean;
  bcc: { name: string; address: string }[];
  mayAnswer: boolean;
};

function messageItem(message: Message, facts: MessageFacts) {
  const { author, text, deliveries, isUnread } = facts;
  const { id, at, kind, people, marks } = message;
  return {
    kind: 'message' as const,
    id,
    conversationId: message.conversationId,
    direction: kind === 'out' ? ('out' as const) : ('in' as const),
    at,
    // Customers read the mailbox's name; colleagues want to know which of them answered.
    from: { ...(people.from ?? { name: null, address: '' }), ...(author === null ? {} : { name: author }) },
    to: people.to,
    cc: people.cc,
    bcc: facts.bcc,
    beside: partnerBeside(message),
    mayAnswer: facts.mayAnswer,
    replyTo: kind === 'in' ? people.replyTo.filter(({ address }) => address !== people.from?.address) : [],
    preview: previewOf(text),
    trust: facts.trust,
    isUnread,
    isAutomatic: marks.automatic !== undefined,
    isNews: facts.isNews,
    mayBeBlocked: kind === 'in' && marks.automatic !== 'bounce',
    spamReasons: facts.spamReasons,
    body: bodyOf(message, facts),
    senderImages: facts.images?.sender ?? null,
    protection: marks.protection ?? null,
    invitation: marks.invitation ? invitationItem(marks.invitation, people.from) : null,
    attachments: attachedParts(message).map(({ path, name, type, size }) => ({
      path,
      name,
      type,
      bytes: size,
      preview: previewKind(type),
    })),
    deliveries,
  };
}

const MOST_INLINE_CHARS = 32_000;

function bodyOf({ marks }: Message, { text, quoteLabel, isStillUnreadable, images }: MessageFacts) {
  if (marks.unreadable) return { kind: 'unreadable' as const, isStill: isStillUnreadable };
  // A text of any length is a page of its own in the frame, which a Worker draws.
  if (marks.hasHtml || text.length > MOST_INLINE_CHARS)
    return { kind: 'frame' as const, hasHtml: marks.hasHtml === true, images: images?.token ?? null };
  return { kind: 'text' as const, html: textToHtml(text, { quoteLabel }) };
}
