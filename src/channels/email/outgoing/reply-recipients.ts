import { ourAddresses } from '#src/company/mailboxes/index.ts';
import type { Message } from '#src/inbox/conversations/index.ts';
import type { MailAddress } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { everybodyOf, recipientsOf } from './recipients.ts';

export type Called = { to: MailAddress[]; cc: MailAddress[] };

/** Whom a reply to these messages (oldest first) goes to, knowing which addresses are ours: to one, or to all. */
export async function replyRecipients(ctx: Ctx, messages: Message[]): Promise<{ one: Called; all: Called }> {
  const ours = await ourAddresses(ctx.reader);
  const isOurs = (address: string) => ours.has(address);
  return { one: { to: recipientsOf(messages, isOurs), cc: [] }, all: everybodyOf(messages, isOurs) };
}
