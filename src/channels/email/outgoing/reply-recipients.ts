import { ourAddresses } from '#src/company/mailboxes/index.ts';
import type { Message } from '#src/inbox/conversations/index.ts';
import type { MailAddress } from '#src/mail/address/index.ts';
import { fatesOf } from '#src/mail/delivery/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { everybodyOf, messageCalling, recipientsOf } from './recipients.ts';
import { whereItWent } from './where-it-went.ts';

export type Called = { to: MailAddress[]; cc: MailAddress[] };

/** Whom a reply to these messages (oldest first) goes to, knowing which addresses are ours: to one, or to all. */
export async function replyRecipients(ctx: Ctx, messages: Message[]): Promise<{ one: Called; all: Called }> {
  const ours = await ourAddresses(ctx.reader);
  const isOurs = (address: string) => ours.has(address);
  const calling = await corrected(ctx, messages, messageCalling(messages, isOurs));
  return { one: { to: recipientsOf(calling, isOurs), cc: [] }, all: everybodyOf(calling, isOurs) };
}

/** Where only we have written, a wrong address that was put right is not written to again. */
async function corrected(ctx: Ctx, messages: Message[], calling: Message | null): Promise<Message[]> {
  if (calling?.kind !== 'out' || calling.rawId === null) return messages;
  const fates = await fatesOf(ctx.reader, [calling.rawId]);
  return messages.map((message) => (message === calling ? whereItWent(message, fates) : message));
}
