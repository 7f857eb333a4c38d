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
  // Of whom nothing is known (no thread came to an end with it) nobody is a participant either.
  return verification.verdict !== 'failed' && verification.fromDomain === domainOf(address);
}

/**
 * What was found out about a mail, held against the sender as our own reading has it. Where two parsers read two of them, From was
 * made for that: what one domain vouches for, and what policy it has, says nothing of the other, who is shown (hazards A6).
 */
export const heldAgainst = (verification: Verification, address: string): Verification =>
  isAbout(verification, address)
    ? verification
    : {
        ...verification,
        verdict: 'failed',
        domain: null,
        by: null,
        fromDomain: null,
        senders: 'several',
        dmarc: { result: 'fail', policy: null },
      };

/** A verification as far as it holds for the sender who is shown. */
export const verificationFor = (verification: Verification, address: string): Verification =>
  verification.verdict !== 'verified' || isAbout(verification, address)
    ? verification
    : { ...verification, verdict: 'unverified', domain: null, by: null };

const isAbout = ({ fromDomain }: Verification, address: string) =>
  fromDomain === null || fromDomain === domainOf(address);
