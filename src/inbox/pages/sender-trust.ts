import type { LookAlike, Verification } from '#src/mail/authentication/index.ts';

/**
 * Whether a mail may be taken to be from whom it says, for what is done without asking: anybody can write a trusted sender
 * into From. Where no server could be asked (our own network, fetched mail without a signature) nothing speaks against it.
 */
export function mayBelieveSender(trust: { verification: Verification; lookAlike: LookAlike | null } | null): boolean {
  if (!trust) return true;
  const { lookAlike } = trust;
  const { verdict, isDisguised, spf } = trust.verification;
  if (lookAlike || isDisguised) return false;
  return verdict === 'verified' || (verdict === 'unverified' && spf.result === 'none' && spf.domain === null);
}
