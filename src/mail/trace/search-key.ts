import { addressKey, domainOf } from '#src/mail/address/index.ts';

// A mail to a thousand people is found by its sender and these; the story names them all.
const MOST_ADDRESSES = 100;

/** What somebody typed, as the store has it: an address in look-up form, or `@domain`. Null where it is neither. */
export function addressKeyOf(typed: string): string | null {
  const key = addressKey(typed);
  return /^[^\s@]*@[^\s@]+$/.test(key) ? key : null;
}

/** The keys under which a mail is found: each address, and the domain of each. What is no address is left out. */
export function keysOf(addresses: readonly string[]): string[] {
  const whole = addresses.flatMap((address) => addressKeyOf(address) ?? []).slice(0, MOST_ADDRESSES);
  return [...new Set(whole.flatMap((address) => [address, `@${domainOf(address)}`]))];
}
