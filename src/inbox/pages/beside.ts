import type { Message } from '#src/inbox/conversations/index.ts';
import { addressKey } from '#src/mail/address/index.ts';

/** With whom a message was exchanged beside the talk with the customer; null where it is part of that. */
export function partnerBeside({ sideOfId, kind, people }: Message): string | null {
  if (sideOfId === null) return null;
  const partners = kind === 'out' ? people.to : people.from ? [people.from] : [];
  return partners.map(({ name, address }) => name || address).join(', ');
}

/** Who got a mail of ours without standing in it. An address that took another's place is none of them. */
export function blindCopies({ people }: Message, fates: { address: string; replacedBy: string | null }[]) {
  const named = new Set([...people.to, ...people.cc].map(({ address }) => addressKey(address)));
  const corrected = new Set(fates.map(({ replacedBy }) => replacedBy));
  return fates
    .filter(({ address }) => !named.has(addressKey(address)) && !corrected.has(address))
    .map(({ address }) => ({ name: '', address }));
}
