import { addressKey, domainOf, splitPlusTag } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Db } from '#src/platform/db/index.ts';
import { openAddresses } from './store/read.ts';

/**
 * Answers "is this address ours?" without a query for each RCPT; read anew after every change of a mailbox. postmaster is
 * ours too, bare or at one of our domains (RFC 5321 4.5.1), as soon as there is a mailbox to put its mail in.
 */
export type AddressBook = { isOurs(address: string): Promise<boolean>; stop(): void };

type Ours = { addresses: Map<string, number>; domains: Set<string> };

const oursOf = (addresses: Map<string, number>): Ours => ({
  addresses,
  domains: new Set([...addresses.keys()].map(domainOf)),
});

/** Whether mail to this address comes into a mailbox of ours, however it is written: with a plus-tag, as postmaster. */
export const isOurAddress = async (db: Db, address: string): Promise<boolean> =>
  isAmong(oursOf(await openAddresses(db)), address);

export function createAddressBook(ctx: Ctx): AddressBook {
  let known: Promise<Ours> | null = null;
  const stop = ctx.signals.on('mailboxes', () => {
    known = null;
  });
  const readAddresses = async () => {
    try {
      return oursOf(await openAddresses(ctx.reader));
    } catch (error) {
      // The next RCPT asks again: a database that was busy once must not refuse mail for ever.
      known = null;
      throw error;
    }
  };
  return {
    async isOurs(address) {
      known ??= readAddresses();
      return isAmong(await known, address);
    },
    stop,
  };
}

function isAmong({ addresses, domains }: Ours, address: string): boolean {
  const key = addressKey(splitPlusTag(address).address);
  return addresses.has(key) || (addresses.size > 0 && isPostmaster(key, domains));
}

function isPostmaster(key: string, domains: Set<string>): boolean {
  const [local, domain] = key.split('@');
  return local === 'postmaster' && (domain === undefined || domains.has(domain));
}
