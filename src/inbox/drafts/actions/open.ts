import type { Actor } from '#src/company/access/index.ts';
import { findMailbox } from '#src/company/mailboxes/index.ts';
import { requireConversation } from '#src/inbox/conversations/index.ts';
import type { MailAddress } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { EMPTY_CONTENT } from '../content.ts';
import type { Draft } from '../schema.ts';
import { senderChosen, sendersIn } from '../sender.ts';
import { findWritten, insertDraft, updateDraft } from '../store.ts';
import { signedContent } from './signature.ts';

/** What a reply is begun with; `aboutMessageId` null answers the newest, `writtenTo` are the addresses that one was sent to. */
export type ReplyWish = {
  aboutMessageId: number | null;
  to: MailAddress[];
  cc: MailAddress[];
  called: string;
  writtenTo: string[];
};

/**
 * The reply one is writing in a conversation, begun if there is none. One that was begun keeps its words, and whom it goes
 * to as well unless that is what was just chosen. @returns its id
 */
export async function openDraft(
  ctx: Ctx,
  actor: Actor | null,
  conversationId: number,
  { writtenTo, ...wish }: ReplyWish,
  isChosen = false,
): Promise<number> {
  return transaction(ctx, async (ctx) => {
    const { actor: author, conversation } = await requireConversation(ctx, actor, conversationId, 'mailbox.send');
    const written = await findWritten(ctx.db, conversationId, author.userId, 'reply');
    if (written && isChosen) await redirect(ctx, written, wish);
    if (written) return written.id;
    const { aboutMessageId, ...recipients } = wish;
    const mailbox = await findMailbox(ctx.db, conversation.mailboxId);
    const from = mailbox && senderChosen(sendersIn(mailbox, author), null, writtenTo);
    return insertDraft(ctx.db, {
      conversationId,
      mailboxId: conversation.mailboxId,
      userId: author.userId,
      kind: 'reply',
      aboutMessageId,
      content: {
        ...EMPTY_CONTENT,
        ...(await signedContent(ctx, conversation.mailboxId, author.userId)),
        ...recipients,
        from,
      },
      baseMessageId: conversation.lastMessageId,
      updatedAt: ctx.clock.now(),
    });
  });
}

// Who was added in blind copy was added by hand, and stays.
async function redirect(
  ctx: Ctx,
  { id, content }: Draft,
  { aboutMessageId, to, cc, called }: Omit<ReplyWish, 'writtenTo'>,
): Promise<void> {
  const updatedAt = ctx.clock.now();
  await updateDraft(ctx.db, id, { aboutMessageId, content: { ...content, to, cc, called }, updatedAt });
}
