import { addressKey, splitPlusTag } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { ourAddresses } from './store.ts';

/** Answers "is this address ours?" without a query for each RCPT; read anew after every change of a mailbox. */
export type AddressBook = { isOurs(address: string): Promise<boolean>; stop(): void };

export function createAddressBook(ctx: Ctx): AddressBook {
  let known: Promise<Map<string, number>> | null = null;
  const stop = ctx.signals.on('mailboxes', () => {
    known = null;
  });
  return {
    async isOurs(address) {
      known ??= ourAddresses(ctx.reader);
      return (await known).has(addressKey(splitPlusTag(address).address));
    },
    stop,
  };
}
