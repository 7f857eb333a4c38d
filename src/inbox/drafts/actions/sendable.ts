import type { Actor } from '#src/company/access/index.ts';
import { findMailbox } from '#src/company/mailboxes/index.ts';
import type { Conversation } from '#src/inbox/conversations/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { eachOnce, wrongRecipients } from '../recipients.ts';
import type { Draft, DraftContent } from '../schema.ts';
import { isSameSender, senderChosen, sendersIn } from '../sender.ts';
import { isUnwritten } from '../signature.ts';
import { attachedFiles } from '../store.ts';

/**
 * A draft's content as it is sent: each recipient once, from an address its author may write from.
 * @throws Invalid where recipients, subject or words are missing, or the sender is not theirs
 */
export async function sendable(
  ctx: Ctx,
  actor: Actor,
  { id, kind, mailboxId, content }: Draft,
  conversation: Conversation | null,
): Promise<DraftContent> {
  const mailbox = await findMailbox(ctx.db, conversation?.mailboxId ?? mailboxId);
  const wrong = wrongRecipients(content, mailbox?.addresses ?? []);
  if (Object.keys(wrong).length > 0) throw new Invalid(wrong);
  const { from, subject } = content;
  if (kind === 'new' && subject.trim() === '') throw new Invalid({ subject: 'subjectMissing' });
  const senders = mailbox ? sendersIn(mailbox, actor) : [];
  const sender = senderChosen(senders, from, []);
  if (!sender || (from && !isSameSender(sender, from))) throw new Invalid({ from: 'sender' });
  // What is forwarded is enough of a mail.
  const isEmpty = kind !== 'forward' && isUnwritten(content) && (await attachedFiles(ctx.db, id)).length === 0;
  if (isEmpty) throw new Invalid({ text: 'emptyMessage' });
  return { ...content, ...eachOnce(content), from: sender };
}
