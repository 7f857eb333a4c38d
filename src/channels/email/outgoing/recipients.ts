import type { Message } from '#src/inbox/conversations/index.ts';
import { MOST_RECIPIENTS } from '#src/inbox/drafts/index.ts';
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
export const recipientsOf = (messages: Message[], isOurs: (address: string) => boolean): MailAddress[] =>
  answered(messages, isOurs)?.to ?? [];

/** The message of these that a reply answers; null where none names anybody. */
export const messageCalling = (messages: Message[], isOurs: (address: string) => boolean): Message | null =>
  answered(messages, isOurs)?.message ?? null;

/** Whom a reply to all goes to besides: those who stood in To and Cc of the same message, each once. */
export function everybodyOf(
  messages: Message[],
  isOurs: (address: string) => boolean,
): { to: MailAddress[]; cc: MailAddress[] } {
  const found = answered(messages, isOurs);
  if (!found) return { to: [], cc: [] };
  const taken = new Set(found.to.map(({ address }) => addressKey(address)));
  const others = (people: MailAddress[]) =>
    usable(people, isOurs).filter(({ address }) => !taken.has(addressKey(address)) && taken.add(addressKey(address)));
  const { people } = found.message;
  const to = [...found.to, ...others(people.to)];
  return { to: to.slice(0, MOST_RECIPIENTS), cc: others(people.cc).slice(0, Math.max(0, MOST_RECIPIENTS - to.length)) };
}

const usable = (people: (MailAddress | null)[], isOurs: (address: string) => boolean) =>
  people.filter(
    (each): each is MailAddress =>
      each !== null && isMailAddress(each.address) && !isOurs(addressKey(splitPlusTag(each.address).address)),
  );

/** The message that a reply answers, and whom it is answered to. */
function answered(messages: Message[], isOurs: (address: string) => boolean) {
  const newestFirst = [...messages.filter(isNotice), ...messages.filter((each) => !isNotice(each))].reverse();
  for (const message of newestFirst) {
    const { kind, people } = message;
    if (kind === 'note') continue;
    const replyTo = usable(kind === 'in' ? people.replyTo : people.to, isOurs);
    const isUsed = replyTo.length > 0 && (kind === 'out' || replyTo.length <= MOST_REPLY_TO);
    const to = isUsed ? replyTo : usable(kind === 'in' ? [people.from] : [], isOurs);
    if (to.length > 0) return { message, to };
  }
  return null;
}
