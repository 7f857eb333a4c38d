import type { From } from '#src/inbox/drafts/index.ts';
import type { MailAddress } from '#src/mail/address/index.ts';

/** `sender` is who really wrote it, where they may not write as the mailbox itself. */
export type Sender = { from: MailAddress; sender: MailAddress | null };

/**
 * Who a mail says it is from. On behalf it is from the mailbox all the same, so that answers and its domain's signature
 * fit; `Sender` is the person, and the name says both (RFC 5322 3.6.2).
 */
export function senderOf(
  mailbox: { senderName: string; address: string; addresses: string[] },
  chosen: From | null,
  author: { name: string; email: string } | null,
): Sender {
  const address = mailbox.addresses.find((each) => each === chosen?.address) ?? mailbox.address;
  if (!chosen?.onBehalf || !author) return { from: { name: mailbox.senderName, address }, sender: null };
  const name = mailbox.senderName ? `${author.name} (${mailbox.senderName})` : author.name;
  return { from: { name, address }, sender: { name: author.name, address: author.email } };
}
