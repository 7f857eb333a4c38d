import { ourAddresses } from '#src/company/mailboxes/index.ts';
import type { Message } from '#src/inbox/conversations/index.ts';
import type { MailAddress } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { recipientsOf } from './recipients.ts';

/** Whom a reply to these messages (oldest first) goes to, knowing which addresses are ours. */
export async function replyRecipients(ctx: Ctx, messages: Message[]): Promise<MailAddress[]> {
  const ours = await ourAddresses(ctx.reader);
  return recipientsOf(messages, (address) => ours.has(address));
}
