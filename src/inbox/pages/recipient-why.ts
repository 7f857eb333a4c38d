import type { Message } from '#src/inbox/conversations/index.ts';
import { addressKey, type MailAddress } from '#src/mail/address/index.ts';

/** Why a recipient is there: what they were in the message that a draft is about, or that its author added them. */
export type Why = 'wrote' | 'reply-to' | 'to' | 'cc' | 'added';

/** By address in look-up form. */
export function whysOf(people: MailAddress[], about: Message | null): Record<string, Why> {
  return Object.fromEntries(people.map(({ address }) => [addressKey(address), whyOf(addressKey(address), about)]));
}

function whyOf(key: string, about: Message | null): Why {
  if (!about) return 'added';
  const { from, to, cc, replyTo } = about.people;
  const has = (people: MailAddress[]) => people.some(({ address }) => addressKey(address) === key);
  if (from && has([from]) && about.kind === 'in') return 'wrote';
  if (has(replyTo) && about.kind === 'in') return 'reply-to';
  if (has(to)) return 'to';
  return has(cc) ? 'cc' : 'added';
}
