/** Results as RFC 8601 names them. */
export type SpfResult = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror';
export type DkimResult = 'pass' | 'fail' | 'neutral' | 'policy' | 'temperror' | 'permerror';
export type DmarcResult = 'pass' | 'fail' | 'none' | 'temperror' | 'permerror';

export type Signature = {
  result: DkimResult;
  domain: string;
  selector: string;
  /** `partial`: it leaves out the end of the body (l=); `short-key`: RSA of less than 2048 bits */
  weak?: 'partial' | 'short-key';
};

/** Who really sent a mail, as DNS had it when it came. */
export type Verification = {
  /**
   * `failed`: the domain in From disowns it (DMARC fail), or From names nobody or several; `verified`: the domain in From, or
   * another of the same owner, stands behind it; `unverified`: nobody says so, nor the contrary
   */
  verdict: 'verified' | 'unverified' | 'failed';
  /** which domain vouched, or null */
  domain: string | null;
  /** what it vouched by: its list of servers, a signature, or as a forwarder whom we trust */
  by: 'servers' | 'signature' | 'forwarder' | null;
  /** null where From names no single domain */
  fromDomain: string | null;
  /** how many addresses and From headers there were, as far as it matters */
  senders: 'one' | 'none' | 'several';
  /** `domain` is that of the envelope sender, or of EHLO for the null sender */
  spf: { result: SpfResult; domain: string | null };
  dkim: Signature[];
  /** `policy` is what the owner asks for mail that fails; `none` also where SPF could not be asked */
  dmarc: { result: DmarcResult; policy: 'none' | 'quarantine' | 'reject' | null };
  arc: { result: 'pass' | 'fail'; trusted: boolean; domain: string | null } | null;
  /** the name in From holds characters that turn its direction or can't be seen */
  isDisguised?: true;
  /** UTC ms */
  at: number;
};

/** What stands for a mail that could not be looked into: nothing known, and worth no conclusion. */
export const unknownVerification = (at: number): Verification => ({
  verdict: 'unverified',
  domain: null,
  by: null,
  fromDomain: null,
  senders: 'one',
  spf: { result: 'temperror', domain: null },
  dkim: [],
  dmarc: { result: 'temperror', policy: null },
  arc: null,
  at,
});
