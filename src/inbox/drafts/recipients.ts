import { addressKey, isMailAddress, type MailAddress, splitPlusTag } from '#src/mail/address/index.ts';
import { MOST_RECIPIENTS } from './limits.ts';
import type { DraftContent } from './schema.ts';

type Addressed = Pick<DraftContent, 'to' | 'cc' | 'bcc'>;

export const everybody = ({ to, cc, bcc }: Addressed): MailAddress[] => [...to, ...cc, ...bcc];

/** Each recipient once, where it stands first: two mails to one person would be one too many. */
export function eachOnce(addressed: Addressed): Addressed {
  const taken = new Set<string>();
  const once = (people: MailAddress[]) =>
    people.filter(({ address }) => !taken.has(addressKey(address)) && taken.add(addressKey(address)));
  return { to: once(addressed.to), cc: once(addressed.cc), bcc: once(addressed.bcc) };
}

/** What is wrong with whom it goes to: form field -> key of a sentence. @param own addresses of the mailbox it leaves from */
export function wrongRecipients(addressed: Addressed, own: string[]): Record<string, string> {
  const all = everybody(addressed);
  if (all.length === 0) return { to: 'recipients' };
  if (all.length > MOST_RECIPIENTS) return { to: 'tooManyRecipients' };
  const wrong: Record<string, string> = {};
  for (const field of ['to', 'cc', 'bcc'] as const) {
    if (!addressed[field].every(({ address }) => isMailAddress(address))) wrong[field] = 'recipientInvalid';
    // It would come back as mail of a customer (hazards L3).
    else if (addressed[field].some(({ address }) => own.includes(addressKey(splitPlusTag(address).address))))
      wrong[field] = 'recipientOurs';
  }
  return wrong;
}
