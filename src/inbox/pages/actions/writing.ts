import { type Actor, can } from '#src/company/access/index.ts';
import { findMailbox } from '#src/company/mailboxes/index.ts';
import { bouncesOf } from '#src/contacts/index.ts';
import { type Conversation, type Message, messageAnswered, textsOf } from '#src/inbox/conversations/index.ts';
import type { DraftFacts, Drafts } from '#src/inbox/drafts/index.ts';
import { addressKey, type MailAddress } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';

/** What stands at the foot of a conversation: my draft, a bar that begins one, or (null) nothing for who may only read. */
export async function writingOf(
  ctx: Ctx,
  actor: Actor,
  conversation: Conversation,
  { mine }: Drafts,
  messages: Message[],
  to: MailAddress[],
) {
  // Whoever lost the right to send meanwhile still finds their words.
  if (mine) return { kind: 'open' as const, draft: await draftShown(ctx, mine, conversation, messages, to) };
  if (!can(actor, 'mailbox.send', conversation)) return null;
  return {
    kind: 'closed' as const,
    bar: { conversationId: conversation.id, toName: to[0]?.name || to[0]?.address || '' },
  };
}

async function draftShown(
  ctx: Ctx,
  draft: DraftFacts,
  conversation: Conversation,
  messages: Message[],
  to: MailAddress[],
) {
  const mailbox = await findMailbox(ctx.reader, conversation.mailboxId);
  const { id, content, files, updatedAt } = draft;
  const isEmpty = content.text === '' && files.length === 0;
  return {
    id,
    conversationId: conversation.id,
    text: content.text,
    html: content.html,
    seen: draft.baseMessageId,
    from: { name: mailbox?.senderName ?? '', address: mailbox?.address ?? '' },
    to,
    bounced: await bouncedOf(ctx, to),
    files: files.map(({ id, name, size }) => ({ id, name, bytes: size })),
    savedAt: isEmpty ? null : updatedAt,
    quote: await quoteShown(ctx, messageAnswered(messages, draft.baseMessageId).answered),
  };
}

/** Those of the recipients that mail has come back from. */
async function bouncedOf(ctx: Ctx, to: MailAddress[]) {
  const bounces = await bouncesOf(
    ctx.reader,
    to.map(({ address }) => addressKey(address)),
  );
  return [...bounces].map(([address, { at, reason }]) => ({ address, at, reason }));
}

// Enough to know which message it is; what leaves quotes more.
const MOST_QUOTE_CHARS = 10_000;

/** The message that will stand quoted below the answer. */
async function quoteShown(ctx: Ctx, parent: Message | null) {
  if (!parent || parent.marks.unreadable) return null;
  const text = ((await textsOf(ctx.reader, [parent.id])).get(parent.id) ?? '')
    .slice(0, MOST_QUOTE_CHARS)
    .toWellFormed();
  return { name: parent.people.from?.name || parent.people.from?.address || '', at: parent.at, text };
}
