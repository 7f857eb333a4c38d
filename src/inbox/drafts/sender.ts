import { type Actor, can } from '#src/company/access/index.ts';
import { addressKey, splitPlusTag } from '#src/mail/address/index.ts';
import type { From } from './schema.ts';

/** As whom this person may write from a mailbox: as it, on its behalf, or both; from each of its addresses, the primary first. */
export function sendersIn({ id, addresses }: { id: number; addresses: string[] }, actor: Actor): From[] {
  const about = { mailboxId: id };
  const asIt = addresses.map((address) => ({ address, onBehalf: false }));
  const onBehalf = addresses.map((address) => ({ address, onBehalf: true }));
  return [
    ...(can(actor, 'mailbox.send-as', about) ? asIt : []),
    ...(can(actor, 'mailbox.send-on-behalf', about) ? onBehalf : []),
  ];
}

export const isSameSender = (one: From, other: From): boolean =>
  one.address === other.address && one.onBehalf === other.onBehalf;

/** The one chosen, as far as it may be; else the address that was written to, else the first. Null: none may be. */
export function senderChosen(senders: From[], chosen: From | null, writtenTo: string[]): From | null {
  const bare = writtenTo.map((address) => addressKey(splitPlusTag(address).address));
  const called = bare.flatMap((address) => senders.find((each) => each.address === address) ?? [])[0];
  return (chosen && senders.find((each) => isSameSender(each, chosen))) ?? called ?? senders[0] ?? null;
}
