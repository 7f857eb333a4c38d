import type { LookAlike, Verification } from '#src/mail/authentication/index.ts';
import type { Words } from '#src/words/index.ts';

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);

/** Who really sent it, in one sentence. */
export function trustText(verification: Verification, w: Words): string {
  const { verdict, domain, by, fromDomain, senders, dmarc, dkim } = verification;
  const words = w.trust;
  if (verdict === 'verified' && domain !== null && by !== null) {
    return by === 'signature' ? words.verified.signature(domain, fromDomain ?? domain) : words.verified[by](domain);
  }
  if (verdict === 'failed') {
    if (fromDomain === null) return senders === 'several' ? words.failed.several : words.failed.none;
    return isPretended(verification) ? words.failed.pretends(fromDomain) : words.failed.disowned(fromDomain);
  }
  const other =
    dmarc.result === 'none' && dkim.find(({ result, domain }) => result === 'pass' && domain !== fromDomain);
  return other && fromDomain !== null ? words.unverifiedSigned(other.domain, fromDomain) : words.unverified;
}

/** Its owner does not only lack proof of it, but asks others not to believe it. */
export const isPretended = ({ verdict, dmarc }: Verification): boolean =>
  verdict === 'failed' && (dmarc.policy === 'reject' || dmarc.policy === 'quarantine');

export function lookAlikeText(found: LookAlike, address: string, w: Words): string {
  const words = w.trust.lookAlike;
  const domain = domainOf(address);
  if (found.kind === 'letters') return words.letters(found.shown, domain);
  if (found.kind === 'own') return words.own(found.ours);
  if (found.kind === 'ours') return words.ours(found.ours, domain);
  return words[found.kind](found.says, found.kind === 'domain' ? domain : address);
}
