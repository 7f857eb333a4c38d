import {
  aboutConversation,
  findConversation,
  messagesByHeaderIds,
  messagesOfRaws,
} from '#src/inbox/conversations/index.ts';
import { addressKey, splitPlusTag } from '#src/mail/address/index.ts';
import type { DeliveryReport } from '#src/mail/bounces/index.ts';
import { fatesOf } from '#src/mail/delivery/index.ts';
import { isOurMessageId, rawOfBounceTag, signingKey } from '#src/mail/message-id/index.ts';
import { readRaw } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';

/** A report as it came in: the mail that carries it, and whom the envelope named. `at` is UTC ms. */
export type ArrivedReport = { rawId: number; envelopeTo: string[]; report: DeliveryReport; at: number };

/** A mail that left, and the conversation it stands in; null for what the system sent by itself. */
export type SentMail = { rawId: number; about: { subject: string; subjectId: number; mailboxId: number | null } };

/**
 * The mail of ours that a report proves to be about: it came to the signed address that only this mail left under, or it
 * names a Message-ID that we signed. Anything else anybody could write (hazard O8): null.
 */
export async function sentMailOf(ctx: Ctx, arrived: ArrivedReport): Promise<SentMail | null> {
  const key = await signingKey(ctx);
  const rawId = (await byEnvelope(ctx, key, arrived)) ?? (await byMessageId(ctx, key, arrived));
  if (rawId === null) return null;
  const [message] = await messagesOfRaws(ctx.db, [rawId]);
  const conversation = message && (await findConversation(ctx.db, message.conversationId));
  const about = conversation ? aboutConversation(conversation) : { subject: 'raw', subjectId: rawId, mailboxId: null };
  return { rawId, about };
}

async function byEnvelope(ctx: Ctx, key: Uint8Array, { envelopeTo, rawId }: ArrivedReport): Promise<number | null> {
  for (const to of envelopeTo) {
    const { address, tag } = splitPlusTag(to);
    const sent = rawOfBounceTag(key, tag ?? '');
    if (sent !== null && sent !== rawId && (await leftFrom(ctx, sent, address))) return sent;
  }
  return null;
}

/** A tag counts at the address that it was made for, and for a mail that was queued. */
async function leftFrom(ctx: Ctx, rawId: number, address: string): Promise<boolean> {
  if ((await fatesOf(ctx.db, [rawId])).length === 0) return false;
  const raw = await readRaw(ctx.db, rawId);
  return raw !== null && addressKey(raw.envelope.from) === addressKey(address);
}

async function byMessageId(ctx: Ctx, key: Uint8Array, { report }: ArrivedReport): Promise<number | null> {
  const ids = report.messageIds.filter((id) => isOurMessageId(key, id));
  const known = await messagesByHeaderIds(ctx.db, ids);
  return ids.flatMap((id) => known.filter(({ kind, headerId }) => kind === 'out' && headerId === id))[0]?.rawId ?? null;
}

/**
 * The conversation that each report belongs into, by the raw id of the mail that reports; null where it proves nothing.
 * For the placing of these mails, before they are received.
 */
export async function conversationsOfReports(ctx: Ctx, reports: ArrivedReport[]): Promise<Map<number, number | null>> {
  const found = new Map<number, number | null>();
  for (const arrived of reports) {
    const about = (await sentMailOf(ctx, arrived))?.about;
    found.set(arrived.rawId, about?.subject === 'conversation' ? about.subjectId : null);
  }
  return found;
}
