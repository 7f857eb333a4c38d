import { addressKey, type MailAddress } from '#src/mail/address/index.ts';

/** Recipients as drafts and forms remember them, to tell later whether they are still the same. */
export const keysOf = (people: MailAddress[]): string => people.map(({ address }) => addressKey(address)).join(' ');

/**
 * Whether everybody is among the recipients whom the newest message wants answered, or the author decided otherwise in view
 * of it (hazard T3: nobody is written to unseen, and nobody is left out unseen).
 * @param accepted keysOf those who were called for when they last looked; undefined: they never were asked
 */
export function isCalled(recipients: MailAddress[], called: MailAddress[], accepted: string | undefined): boolean {
  if (accepted === undefined || accepted === keysOf(called)) return true;
  const named = new Set(recipients.map(({ address }) => addressKey(address)));
  return called.every(({ address }) => named.has(addressKey(address)));
}
