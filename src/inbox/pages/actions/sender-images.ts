import { type Actor, can } from '#src/company/access/index.ts';
import { rememberImages, showsImages } from '#src/contacts/index.ts';
import { type Conversation, type Message, requireMessage } from '#src/inbox/conversations/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { mayBelieveSender } from '../sender-trust.ts';
import { pictureKey, showingToken } from './pictures.ts';
import type { Trust } from './thread-trust.ts';

/**
 * Of a message that may hold pictures of other servers: `sender` is what is known of its sender ('always' shown, or to be
 * asked for; null where the reader has no say in it, or it may be somebody else who writes), `token` is set where they are shown at once.
 */
export type SenderImages = { sender: 'ask' | 'always' | null; token: string | null };

/** By message id, for mails with HTML that came in. */
export async function senderImagesOf(
  ctx: Ctx,
  actor: Actor,
  conversation: Conversation,
  messages: Message[],
  trust: Map<number, Trust>,
): Promise<Map<number, SenderImages>> {
  const asked = messages.filter(({ kind, marks }) => kind === 'in' && marks.hasHtml);
  const always = await showsImages(ctx.reader, [...new Set(asked.flatMap(({ contactId }) => contactId ?? []))]);
  const mayChoose = can(actor, 'mailbox.manage', conversation);
  // What lies in spam shows nothing by itself, whoever it says it is from.
  const isAway = conversation.status === 'spam' || conversation.status === 'trash';
  const found = new Map<number, SenderImages>();
  for (const { id, contactId } of asked) {
    const isAlways = contactId !== null && always.has(contactId);
    const isBelieved = contactId !== null && mayBelieveSender(trust.get(id) ?? null);
    const isShown = isAlways && isBelieved && !isAway;
    found.set(id, {
      sender: mayChoose && isBelieved && !isAway ? (isAlways ? 'always' : 'ask') : null,
      token: isShown ? showingToken(await pictureKey(ctx, id)) : null,
    });
  }
  return found;
}

/** Shows pictures in all mail of a message's sender from now on, or asks again. @returns the conversation it is in */
export async function chooseSenderImages(
  ctx: Ctx,
  actor: Actor | null,
  messageId: number,
  isShown: boolean,
): Promise<number> {
  const { message } = await requireMessage({ ...ctx, db: ctx.reader }, actor, messageId, 'mailbox.manage');
  if (message.contactId === null || message.kind !== 'in') throw new NotFound('contact');
  await rememberImages(ctx, message.contactId, isShown);
  return message.conversationId;
}
