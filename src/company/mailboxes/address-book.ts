import { addressKey, domainOf, splitPlusTag } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { openAddresses } from './store/read.ts';

/**
 * Answers "is this address ours?" without a query for each RCPT; read anew after every change of a mailbox. postmaster is
 * ours too, bare or at one of our domains (RFC 5321 4.5.1), as soon as there is a mailbox to put its mail in.
 */
export type AddressBook = { isOurs(address: string): Promise<boolean>; stop(): void };

type Ours = { addresses: Map<string, number>; domains: Set<string> };

export function createAddressBook(ctx: Ctx): AddressBook {
  let known: Promise<Ours> | null = null;
  const stop = ctx.signals.on('mailboxes', () => {
    known = null;
  });
  const readAddresses = async () => {
    try {
      const addresses = await openAddresses(ctx.reader);
      return { addresses, domains: new Set([...addresses.keys()].map(domainOf)) };
    } catch (error) {
      // The next RCPT asks again: a database that was busy once must not refuse mail for ever.
      known = null;
      throw error;
    }
  };
  return {
    async isOurs(address) {
      known ??= readAddresses();
      const ours = await known;
      const key = addressKey(splitPlusTag(address).address);
      return ours.addresses.has(key) || (ours.addresses.size > 0 && isPostmaster(key, ours.domains));
    },
    stop,
  };
}

function isPostmaster(key: string, domains: Set<string>): boolean {
  const [local, domain] = key.split('@');
  return local === 'postmaster' && (domain === undefined || domains.has(domain));
}
