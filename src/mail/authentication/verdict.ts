import type { AuthenticateResult } from 'mailauth';
import { relaxedAlignment } from './alignment.ts';
import { fromField, isDisguisedName } from './from-field.ts';
import { arcOf, dmarcOf, fromDomainOf, signaturesIn, spfOf } from './results.ts';
import type { Verification } from './verification.ts';

export type Circumstances = {
  /** false for mail from our own network and for fetched mail: which server sent it is not known then */
  isServerKnown: boolean;
  trustedSealers: string[];
  bytes: Uint8Array;
  at: number;
};

type Facts = Omit<Verification, 'verdict' | 'domain' | 'by'>;

/** What mailauth found, weighed. */
export function verificationFrom(found: AuthenticateResult, circumstances: Circumstances): Verification {
  const { isServerKnown, trustedSealers, bytes, at } = circumstances;
  const { fromFields, headerFrom } = found.dkim;
  const senders = fromFields > 1 || headerFrom.length > 1 ? 'several' : headerFrom.length === 0 ? 'none' : 'one';
  const fromDomain = senders === 'one' ? fromDomainOf(found) : null;
  const facts: Facts = {
    fromDomain,
    senders: senders === 'one' && fromDomain === null ? 'none' : senders,
    spf: spfOf(found, isServerKnown),
    dkim: signaturesIn(found),
    dmarc: dmarcOf(found),
    arc: arcOf(found, trustedSealers),
    at,
    ...(isDisguisedName(fromField(bytes)) ? { isDisguised: true as const } : {}),
  };
  return judged(facts, found, isServerKnown);
}

function judged(facts: Facts, found: AuthenticateResult, isServerKnown: boolean): Verification {
  const { fromDomain, dmarc } = facts;
  // Nobody can stand behind a mail that names no sender, or one for each of its readers to choose (RFC 9989 section 5.3.1).
  if (fromDomain === null)
    return { ...facts, verdict: 'failed', domain: null, by: null, dmarc: { ...dmarc, result: 'fail' } };
  const voucher = voucherOf(facts, found, fromDomain);
  if (dmarc.result === 'pass' || dmarc.result === 'none') {
    return voucher ? { ...facts, verdict: 'verified', ...voucher } : { ...facts, ...nobody };
  }
  if (dmarc.result !== 'fail') return { ...facts, ...nobody };
  if (isVouchedByForwarder(facts, found)) {
    return { ...facts, verdict: 'verified', domain: facts.arc?.domain ?? null, by: 'forwarder' };
  }
  // A fail says "neither the server nor a signature"; where the server could not be asked that is half a sentence. A broken
  // signature makes it no more whole: providers and lists that we fetch from add footers and break honest ones.
  if (!isServerKnown) return { ...facts, ...nobody, dmarc: { ...dmarc, result: 'none' } };
  if (isUnsettled(facts, fromDomain)) return { ...facts, ...nobody, dmarc: { ...dmarc, result: 'temperror' } };
  return { ...facts, verdict: 'failed', domain: null, by: null };
}

const nobody = { verdict: 'unverified', domain: null, by: null } as const;

/** A signature first: it tells more than the list of a provider's servers, which thousands share. */
function voucherOf({ spf }: Facts, found: AuthenticateResult, fromDomain: string): Voucher | null {
  const aligned = found.dkim.results.find(
    ({ status }) => status.result === 'pass' && status.aligned && !status.underSized,
  );
  if (aligned?.signingDomain) return { domain: aligned.signingDomain.toLowerCase(), by: 'signature' };
  const { alignment } = found.dmarc || {};
  const isListed = alignment ? Boolean(alignment.spf?.result) : true;
  const isOurs = spf.result === 'pass' && spf.domain !== null && relaxedAlignment(fromDomain, spf.domain);
  return isListed && isOurs ? { domain: spf.domain!, by: 'servers' } : null;
}

type Voucher = { domain: string; by: 'servers' | 'signature' };

/** A forwarder whom the admin trusts says that the mail was good when it reached them (RFC 8617 section 7.2). */
function isVouchedByForwarder({ arc, fromDomain }: Facts, found: AuthenticateResult): boolean {
  const said = found.arc ? found.arc.authenticationResults?.dmarc : null;
  if (!arc?.trusted || said?.result !== 'pass') return false;
  return said.header?.from === undefined || String(said.header.from).toLowerCase() === fromDomain;
}

/** No answer came to a question that could have turned the fail into a pass. A stranger's slow servers are no such question. */
const isUnsettled = ({ spf, dkim }: Facts, fromDomain: string) =>
  [spf, ...dkim].some(
    ({ result, domain }) => result === 'temperror' && domain !== null && relaxedAlignment(fromDomain, domain),
  );
