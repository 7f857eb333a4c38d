import { contentOf } from '#src/channels/email/ingest/index.ts';
import { findMailbox } from '#src/company/mailboxes/index.ts';
import {
  type Message,
  type MessageContent,
  MOST_ANSWERED,
  messageAnswered,
  messagesOf,
} from '#src/inbox/conversations/index.ts';
import type { Dispatch, DraftContent, Leaving } from '#src/inbox/drafts/index.ts';
import { domainOf, type MailAddress } from '#src/mail/address/index.ts';
import { queueMail } from '#src/mail/delivery/index.ts';
import { newMessageId, replyTag, signingKey } from '#src/mail/message-id/index.ts';
import type { ParsedMail } from '#src/mail/mime/index.ts';
import { appendRaws, type PackedRaw, packRaw, readRaw } from '#src/mail/raw/index.ts';
import { traceAddresses } from '#src/mail/trace/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { fullDate, wordsFor } from '#src/words/index.ts';
import { composeMail } from './compose.ts';
import { type Quoted, replyBodies } from './quote.ts';
import { threadHeaders } from './references.ts';
import { signedReplyAddress } from './settings.ts';
import { replySubject } from './subject.ts';

/** A reply in its raw form, with what is derived from that. */
export type EmailReply = { raw: PackedRaw; to: string[]; content: MessageContent };

/** Replies leave by mail: composed and fixed with their Message-ID, then stored and queued in the caller's transaction. */
export const emailDispatch: Dispatch<EmailReply> = {
  async compose(ctx, leaving) {
    const mailbox = await findMailbox(ctx.db, (leaving.conversation ?? leaving.draft).mailboxId);
    if (!mailbox) throw new Error('The mailbox of this conversation is gone');
    const from = { name: mailbox.senderName, address: mailbox.address };
    const bytes = await composeMail(await composition(ctx, leaving, from));
    const to = leaving.draft.content.to.map(({ address }) => address);
    const envelope = { from: mailbox.address, to, source: 'composer' as const };
    const raw = await packRaw({ direction: 'out', at: ctx.clock.now(), bytes, envelope });
    const input = { bytes, envelopeFrom: mailbox.address };
    const parsed = await ctx.pageWorkers.run<ParsedMail>('parseMail', input, ctx.config.parseSeconds * 1000);
    return { raw, to, content: contentOf(parsed, raw) };
  },

  async commit(ctx, { raw, to, content }) {
    const [rawId] = await appendRaws(ctx.db, [raw]);
    await queueMail(ctx, rawId!, to);
    await traceAddresses(ctx, [{ rawId: rawId!, addresses: [content.people.from!.address, ...to] }]);
    return { rawId: rawId!, content };
  },
};

async function composition(ctx: Ctx, { draft, conversation, files }: Leaving, from: MailAddress) {
  if (!conversation) throw new Error('A mail that begins a conversation is not composed yet');
  const key = await signingKey(ctx);
  const messages = await messagesOf(ctx.db, conversation.id, MOST_ANSWERED);
  const { known, answered } = messageAnswered(messages, draft.baseMessageId);
  const quoted = answered && (await quotedOf(ctx, answered, draft.content));
  return {
    from,
    replyTo: (await readSetting(ctx.db, signedReplyAddress)) ? tagged(from, replyTag(key, conversation.id)) : null,
    to: draft.content.to,
    subject: replySubject(conversation.subject),
    ...replyBodies(draft.content, quoted),
    messageId: newMessageId(key, domainOf(from.address)),
    ...threadHeaders(known, answered),
    date: new Date(ctx.clock.now()),
    files,
  };
}

function tagged({ name, address }: MailAddress, tag: string): MailAddress {
  const at = address.lastIndexOf('@');
  return { name, address: `${address.slice(0, at)}+${tag}${address.slice(at)}` };
}

/** The message answered, in the language and at the hour of whoever answers. */
async function quotedOf(
  ctx: Ctx,
  parent: Message,
  { locale = 'en', timeZone = 'UTC' }: DraftContent,
): Promise<Quoted | null> {
  const raw = parent.rawId === null ? null : await readRaw(ctx.db, parent.rawId);
  if (!raw || parent.marks.unreadable) return null;
  const body = await ctx.pageWorkers.run<{ html: string | null; text: string }>(
    'quoteMail',
    { bytes: raw.bytes },
    ctx.config.parseSeconds * 1000,
  );
  const date = fullDate(parent.at, { locale, timeZone, now: ctx.clock.now() });
  const writer = parent.people.from;
  return { ...body, attribution: wordsFor(locale).writing.attribution(date, writer?.name || writer?.address || '') };
}
