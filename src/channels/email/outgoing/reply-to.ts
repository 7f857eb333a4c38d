import type { MailAddress } from '#src/mail/address/index.ts';

const MOST_LOCAL_PART = 64;

/** Where answers are to go, with a tag that says what they answer. Null where the local part has no room (RFC 5321 4.5.3.1.1). */
export function taggedReplyTo({ name, address }: MailAddress, tag: string): MailAddress | null {
  const at = address.lastIndexOf('@');
  const local = `${address.slice(0, at)}+${tag}`;
  return local.length > MOST_LOCAL_PART ? null : { name, address: local + address.slice(at) };
}
