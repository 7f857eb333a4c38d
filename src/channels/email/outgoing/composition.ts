import {
  findMessage,
  type Message,
  MOST_ANSWERED,
  messageAnswered,
  messagesOf,
} from '#src/inbox/conversations/index.ts';
import { type Leaving, MOST_FILE_BYTES } from '#src/inbox/drafts/index.ts';
import { domainOf } from '#src/mail/address/index.ts';
import { mailTag, newMessageId, replyTag, signingKey } from '#src/mail/message-id/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import type { Composition } from './compose.ts';
import { type Quoted, replyBodies } from './quote.ts';
import { quotedBelow } from './quoted.ts';
import { threadHeaders } from './references.ts';
import { taggedReplyTo } from './reply-to.ts';
import type { Sender } from './sender.ts';
import { signedReplyAddress } from './settings.ts';
import { replySubject } from './subject.ts';

/** All that a draft's mail is made of. */
export async function composition(
  ctx: Ctx,
  { draft, conversation, files }: Leaving,
  sender: Sender,
): Promise<Composition> {
  const key = await signingKey(ctx);
  const { content, kind } = draft;
  const { known, about } = await background(ctx, { draft, conversation });
  const quoted = await quotedBelow(ctx, draft, about, roomBeside(files));
  const bodies = replyBodies(content, quoted);
  const messageId = newMessageId(key, domainOf(sender.from.address));
  // What begins a conversation, or stands beside one, is found again by the mail it answers; the rest by the conversation.
  const isNamed = kind === 'reply' && conversation !== null && about?.sideOfId == null;
  const tag = isNamed ? replyTag(key, conversation.id) : mailTag(messageId);
  return {
    ...sender,
    replyTo: (await readSetting(ctx.db, signedReplyAddress)) ? taggedReplyTo(sender.from, tag) : null,
    to: content.to,
    cc: content.cc,
    subject:
      kind === 'reply'
        ? replySubject(about?.sideOfId == null ? (conversation?.subject ?? '') : about.subject)
        : content.subject,
    ...bodies,
    messageId,
    // A third party is not told of the talk with the customer, nor are its mails mixed with that.
    ...(kind === 'reply' ? threadHeaders(known, about) : {}),
    date: new Date(ctx.clock.now()),
    files: withPictures(files, bodies.html, quoted, kind === 'forward'),
  };
}

type Files = Leaving['files'];

// Pictures of a quote are a courtesy: their receiver has them, or could ask.
const MOST_PICTURE_BYTES = 5_000_000;

const roomBeside = (files: Files): number =>
  Math.min(MOST_PICTURE_BYTES, MOST_FILE_BYTES - files.reduce((sum, { bytes }) => sum + bytes.length, 0));

/** What goes along: a picture that a forwarded mail shows is no file beside it as well. */
function withPictures(files: Files, html: string, quoted: Quoted | null, isForward: boolean): Files {
  const pictures = (quoted?.pictures ?? []).filter(({ cid }) => html.includes(`cid:${cid}`));
  const isShown = (file: Files[number]) =>
    isForward && file.cid === null && pictures.some(({ bytes }) => Buffer.compare(bytes, file.bytes) === 0);
  return [...files.filter((file) => !isShown(file)), ...pictures];
}

/** The message a draft is about, and those of its thread that its author knew; a side thread is one of its own. */
export async function background(
  ctx: Ctx,
  { draft, conversation }: Pick<Leaving, 'draft' | 'conversation'>,
): Promise<{ known: Message[]; about: Message | null }> {
  if (!conversation) return { known: [], about: null };
  const messages = await messagesOf(ctx.db, conversation.id, MOST_ANSWERED);
  const { known, answered } = messageAnswered(messages, draft.baseMessageId);
  const chosen = draft.aboutMessageId === null ? null : await findMessage(ctx.db, draft.aboutMessageId);
  const about = chosen?.conversationId === conversation.id ? chosen : answered;
  if (about?.sideOfId == null) return { known, about };
  return {
    known: messages.filter(({ id, sideOfId }) => sideOfId === about.sideOfId && id <= draft.baseMessageId),
    about,
  };
}
