import type { Actor } from '#src/company/access/index.ts';
import { findMailbox } from '#src/company/mailboxes/index.ts';
import { aboutConversation, type Conversation, requireMessage } from '#src/inbox/conversations/index.ts';
import { Invalid, NotFound } from '#src/lib/errors.ts';
import { addressKey, isMailAddress, splitPlusTag } from '#src/mail/address/index.ts';
import { cancelRecipient, type RecipientOf, readdressRecipient, retryRecipient } from '#src/mail/delivery/index.ts';
import { traceAddresses } from '#src/mail/trace/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';

/** A recipient of a message of ours, as a page names it. */
export type Named = { messageId: number; address: string };

/** For whoever may answer in the conversation; its story tells what was done. Too late is no error: the thread shows what is. */
const change =
  (make: (ctx: Ctx, recipient: RecipientOf) => Promise<boolean>) =>
  (ctx: Ctx, actor: Actor | null, named: Named): Promise<boolean> =>
    transaction(ctx, async (ctx) => make(ctx, await requireRecipient(ctx, actor, named)));

/** Tries a recipient again that did not get the mail. @returns false where there is nothing to try */
export const retryMail = change(retryRecipient);

/** Gives a recipient up that has not got the mail yet. @returns false where it is too late */
export const cancelMail = change(cancelRecipient);

/**
 * Sends the mail as it is to the right address instead of one that did not take it.
 * @throws Invalid for what is no address, one that the mail goes to already, or where it is too late
 */
export async function readdressMail(ctx: Ctx, actor: Actor | null, named: Named, to: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const { conversation, ...recipient } = await requireRecipient(ctx, actor, named);
    const address = to.trim();
    if (!isMailAddress(address)) throw new Invalid({ to: 'email' });
    if (await isOwn(ctx, conversation, address)) throw new Invalid({ to: 'recipientOurs' });
    const outcome = await readdressRecipient(ctx, recipient, address);
    if (outcome === 'known') throw new Invalid({ to: 'recipientKnown' });
    if (outcome === 'late') throw new Invalid({ to: 'recipientLate' });
    await traceAddresses(ctx, [{ rawId: recipient.rawId, addresses: [address] }]);
  });
}

/** It would come back as mail of a customer (hazards L3). */
async function isOwn(ctx: Ctx, { mailboxId }: Conversation, address: string): Promise<boolean> {
  const mailbox = await findMailbox(ctx.db, mailboxId);
  return mailbox?.addresses.includes(addressKey(splitPlusTag(address).address)) === true;
}

type Required = RecipientOf & { conversation: Conversation };

async function requireRecipient(ctx: Ctx, actor: Actor | null, { messageId, address }: Named): Promise<Required> {
  const { message, conversation } = await requireMessage(ctx, actor, messageId, 'mailbox.send');
  if (message.kind !== 'out' || message.rawId === null) throw new NotFound('recipient');
  return { rawId: message.rawId, address, about: aboutConversation(conversation), conversation };
}
