import { domainOf } from '#src/mail/address/index.ts';
import type { Verification } from './verification.ts';

/**
 * Whether a mail may join a conversation because its sender already takes part in it (hazards A6). Not when the sender's
 * domain disowns it, nor when the address that we read in From is of another domain than the one that was verified (two
 * parsers, one hostile header). Mail without a verification (fetched history, before this was built) may.
 * @param address the sender as it was read
 */
export function mayActAsParticipant(verification: Verification | null, address: string): boolean {
  if (!verification) return true;
  if (verification.verdict === 'failed') return false;
  const { fromDomain } = verification;
  return fromDomain === null || fromDomain === domainOf(address);
}
