import type { Message } from '#src/inbox/conversations/index.ts';
import { addressKey, type MailAddress } from '#src/mail/address/index.ts';

type Replaced = { address: string; replacedBy: string | null };

/** A message of ours with the addresses it was sent to in the end, where some were put right. */
export function whereItWent(message: Message, fates: Replaced[]): Message {
  const instead = new Map(fates.map(({ address, replacedBy }) => [addressKey(address), replacedBy]));
  const right = (person: MailAddress): MailAddress => {
    let { address } = person;
    // Each step was taken once, so more of them than there are recipients would be a circle.
    for (const _ of fates) address = instead.get(addressKey(address)) ?? address;
    return { ...person, address };
  };
  const { people } = message;
  return { ...message, people: { ...people, to: people.to.map(right), cc: people.cc.map(right) } };
}
