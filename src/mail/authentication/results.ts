import type { AuthenticateResult } from 'mailauth';
import { asciiDomain } from '#src/lib/domain.ts';
import { domainOf } from '#src/mail/address/index.ts';
import type { DkimResult, DmarcResult, Signature, SpfResult, Verification } from './verification.ts';

const SPF: SpfResult[] = ['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror'];
const DKIM: DkimResult[] = ['pass', 'fail', 'neutral', 'policy', 'temperror', 'permerror'];
const DMARC: DmarcResult[] = ['pass', 'fail', 'none', 'temperror', 'permerror'];
const POLICIES = ['none', 'quarantine', 'reject'] as const;

// Names come from strangers; none that DNS can have is longer.
const MOST_NAME = 253;
const shortened = (name: string) => name.slice(0, MOST_NAME).toLowerCase();

const known = <T extends string>(list: readonly T[], value: unknown, otherwise: T): T =>
  list.includes(value as T) ? (value as T) : otherwise;

export function fromDomainOf({ dkim }: AuthenticateResult): string | null {
  return asciiDomain(domainOf(dkim.headerFrom[0] ?? '').replace(/\.$/, ''))?.slice(0, MOST_NAME) || null;
}

export const spfResultIn = (said: unknown): SpfResult => known(SPF, said, 'temperror');

export function spfOf({ spf }: AuthenticateResult, isServerKnown: boolean): Verification['spf'] {
  if (!spf || !isServerKnown) return { result: 'none', domain: null };
  return { result: spfResultIn(spf.status.result), domain: spf.domain ? shortened(spf.domain) : null };
}

const LONG_ENOUGH_BITS = 2048;

/** Signatures as they were found; an unsigned mail has none. */
export function signaturesIn({ dkim }: AuthenticateResult): Signature[] {
  return dkim.results
    .filter(({ signingDomain, status }) => signingDomain && status.result !== 'none')
    .map(({ signingDomain, selector, status, algo, modulusLength, canonBodyLengthLimited }) => {
      const isShort = algo?.startsWith('rsa') && modulusLength !== undefined && modulusLength < LONG_ENOUGH_BITS;
      const weak = canonBodyLengthLimited ? 'partial' : isShort ? 'short-key' : null;
      return {
        result: known(DKIM, status.result, 'neutral'),
        domain: shortened(signingDomain ?? ''),
        selector: shortened(selector ?? ''),
        ...(weak ? { weak: weak as NonNullable<Signature['weak']> } : {}),
      };
    });
}

export function dmarcOf({ dmarc }: AuthenticateResult): Verification['dmarc'] {
  if (!dmarc) return { result: 'none', policy: null };
  const policy = POLICIES.find((each) => each === dmarc.policy) ?? null;
  return { result: known(DMARC, dmarc.status.result, 'temperror'), policy };
}

/** The seal that counts is the newest: whoever set it says what the mail was when it reached them. */
export function arcOf({ arc, dkim }: AuthenticateResult, trustedSealers: string[]): Verification['arc'] {
  if (!arc || arc.status.result === 'none') return null;
  const isPass = arc.status.result === 'pass';
  const chain = dkim.arc as { lastEntry?: { 'arc-seal'?: { parsed?: { d?: { value?: unknown } } } } } | undefined;
  const sealer = chain?.lastEntry?.['arc-seal']?.parsed?.d?.value;
  const domain = typeof sealer === 'string' ? shortened(sealer) : null;
  const trusted = isPass && domain !== null && trustedSealers.some((each) => each.toLowerCase() === domain);
  return { result: isPass ? 'pass' : 'fail', trusted, domain };
}
