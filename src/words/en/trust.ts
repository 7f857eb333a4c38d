// A stranger's words inside a sentence: kept apart from it, so that text from right to left turns nothing around.
const said = (text: string) => `“\u2068${text}\u2069”`;

/** Who a message was really sent by. */
export const trust = {
  label: 'Who sent this',
  /** The domain in From, or another of the same owner, stands behind it. */
  verified: {
    servers: (domain: string) => `Sent by ${domain}’s own servers`,
    signature: (domain: string, from: string) =>
      domain === from ? `Signed by ${domain}` : `Signed by ${domain} for ${from}`,
    forwarder: (domain: string) => `Passed on by ${domain}, which vouches for its sender`,
  },
  unverified: 'Could not be verified',
  unverifiedSigned: (domain: string, from: string) => `Could not be verified: signed by ${domain}, not by ${from}`,
  failed: {
    /** its owner asks that such mail be put aside or refused */
    pretends: (from: string) => `Pretends to be ${from}: its owner says that such mail is not theirs`,
    disowned: (from: string) => `Says it comes from ${from}, but nothing of ${from} stands behind it`,
    none: 'Names no sender that could be checked',
    several: 'Names several senders, so none of them can be checked',
  },
  badge: { pretends: 'Pretended sender', doubtful: 'Doubtful sender', lookAlike: 'Look-alike' },
  lookAlike: {
    address: (says: string, address: string) => `The name says ${said(says)}, the address is ${address}`,
    domain: (says: string, domain: string) => `The name says ${said(says)}, the address is of ${domain}`,
    letters: (shown: string, domain: string) => `The domain reads ${said(shown)}, but is another one: ${domain}`,
    ours: (ours: string, domain: string) => `The domain ${domain} looks like ${ours}, which is yours`,
    own: (ours: string) => `${ours} is your own domain, but nothing shows that this mail comes from there`,
    colleague: (says: string, address: string) => `${said(says)} is a name of yours, but ${address} is from outside`,
  },
  disguised: 'The name holds hidden characters, which were taken out',
  details: {
    spf: (result: string, domain: string | null) => `SPF: ${result}${domain ? ` (${domain})` : ''}`,
    noSpf: 'SPF: not asked, the server that sent it is not known',
    dkim: (result: string, domain: string, selector: string) => `DKIM: ${result} (${domain}, key ${selector})`,
    partial: 'leaves out the end of the text',
    shortKey: 'short key',
    noDkim: 'DKIM: not signed',
    dmarc: (result: string) => `DMARC: ${result}`,
    policy: { none: 'asks for nothing', quarantine: 'asks to put it aside', reject: 'asks to refuse it' },
    arc: (result: string, domain: string | null) => `ARC: ${result}${domain ? ` (${domain})` : ''}`,
    arcTrusted: 'trusted',
  },
};
