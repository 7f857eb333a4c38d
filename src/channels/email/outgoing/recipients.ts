import type { Message } from '#src/inbox/conversations/index.ts';
import { addressKey, isMailAddress, type MailAddress, splitPlusTag } from '#src/mail/address/index.ts';

// Lists too: what anybody can mark as one must not turn an answer away from the person it is written to.
const isNotice = ({ marks }: Message) => marks.automatic !== undefined;

// A header may name hundreds, and one answer must not make us write to them all.
const MOST_REPLY_TO = 10;

/**
 * Whom a reply goes to: the writer of the newest message that came in (its Reply-To, else From), never ourselves (hazards L3),
 * and what software sent (a notice, a list) only where nobody else wrote.
 * Without one, whom our own last message went to.
 * @param isOurs tells our addresses, in look-up form and without plus-tags
 */
export function recipientsOf(messages: Message[], isOurs: (address: string) => boolean): MailAddress[] {
  const usable = (people: (MailAddress | null)[]) =>
    people.filter(
      (each): each is MailAddress =>
        each !== null && isMailAddress(each.address) && !isOurs(addressKey(splitPlusTag(each.address).address)),
    );
  const newestFirst = [...messages.filter(isNotice), ...messages.filter((each) => !isNotice(each))].reverse();
  for (const { kind, people } of newestFirst) {
    if (kind === 'note') continue;
    const replyTo = kind === 'in' ? usable(people.replyTo) : usable(people.to);
    const isUsed = replyTo.length > 0 && (kind === 'out' || replyTo.length <= MOST_REPLY_TO);
    const found = isUsed ? replyTo : usable(kind === 'in' ? [people.from] : []);
    if (found.length > 0) return found;
  }
  return [];
}
