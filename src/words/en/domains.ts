import { plural } from '../plural.ts';

type Data = Record<string, string>;

/** Domains: what DNS should say and what it says. */
export const domains = {
  title: 'Domains',
  lead: 'What the domain name system must say about your domains, so that mail arrives here and what you send is believed.',
  check: 'Check now',
  checkedAt: 'Checked once a day; last',
  never: 'Not checked yet. The check asks DNS and takes a few seconds.',
  server: 'This server',
  none: 'There is no domain yet',
  noneHint: 'Add a mailbox: the domain of its address then shows up here, with every record that it needs.',
  addMailbox: 'Add a mailbox',
  summary: (bad: number, warn: number) => {
    if (bad > 0) return plural('en', bad, { one: 'One thing to mend', other: `${bad} things to mend` });
    if (warn > 0) return plural('en', warn, { one: 'One thing to look at', other: `${warn} things to look at` });
    return 'All in order';
  },
  newKeys: 'Make new DKIM keys',
  newKeysOf: (domain: string) => `Make new DKIM keys for ${domain}`,
  newKeysHint: 'The old keys go on signing until the new ones are seen in DNS. Once a year is often enough.',
  shouldBe: 'Should be',
  is: 'Is now',
  copy: 'Copy',
  copyOf: (what: string) => `Copy the value for ${what}`,
  copied: 'Copied',
  type: 'Type',
  name: 'Name',
  value: 'Value',
  states: {
    ok: 'In order',
    warn: 'Look at this',
    missing: 'Missing',
    wrong: 'Wrong',
    unknown: 'Not known',
    optional: 'Optional',
  },
  /** In a list of everything, where the domain is no heading. */
  aboutOf: (what: string, domain: string) => `${what} of ${domain}`,
  about: {
    mx: 'Incoming mail (MX)',
    spf: 'Who may send (SPF)',
    dkim: 'Signature (DKIM)',
    dmarc: 'What to do with forgeries (DMARC)',
    mtaSts: 'Encryption promised (MTA-STS)',
    name: 'Name of this server',
    ptr: 'Address points back (PTR)',
    tls: 'Certificate (TLS)',
  },
  says: {
    unknown: ({ error }: Data) => `DNS gave no answer, so nothing can be said. Try again in a moment. (${error})`,
    mxOk: () => 'Mail for this domain comes here.',
    mxBackup: ({ host }: Data) => `Mail goes to ${host} first and comes here only when that one is away.`,
    mxImplicit: () => 'Mail comes here, but only because the domain’s own address is ours. Publish an MX record.',
    mxFetched: ({ host }: Data) => `Mail goes to ${host} and is fetched from there. That is fine.`,
    mxElsewhere: ({ host }: Data) =>
      `Mail goes to ${host}. That is fine if it is fetched from there or sent on to us; else publish this record.`,
    mxMissing: () => 'Nobody can write to this domain: it has no mail host.',
    mxNoneFetched: () => 'The domain has no mail host, so there is nothing to fetch either.',
    mxNull: () => 'The domain says that it takes no mail at all.',
    spfOk: () => 'Others see that this server may send for the domain.',
    spfMissing: () => 'Without it, mail from here looks like a forgery to many.',
    spfMissingRelay: ({ relay }: Data) =>
      `Your mail leaves through ${relay}. Ask its provider which SPF record to publish: only they know their addresses.`,
    spfRelay: ({ relay }: Data) =>
      `There is a record. Your mail leaves through ${relay}, and whether the record allows that only its provider can tell.`,
    spfTwo: () => 'A domain may have one SPF record only; with two, neither counts. Put this one in their place.',
    spfOpen: () => 'The record lets everybody send in your name.',
    spfNotUs: ({ address }: Data) =>
      `The record does not allow ${address}, which is ours. Replace it by this one, which adds us.`,
    spfBroken: () => 'The record can’t be worked out by receivers (a mistake in it, or more than ten look-ups).',
    spfNoAddress: () => 'There is a record, but the address of this server is not known, so it can’t be tried.',
    dkimOk: ({ selector }: Data) => `The key ${selector} is published.`,
    dkimMissing: ({ selector }: Data) => `The key ${selector} is not published yet, so mail is not signed with it.`,
    dkimOther: ({ selector }: Data) =>
      `Another key than ours stands under ${selector}; perhaps it was cut off when it was pasted.`,
    dkimTwo: ({ selector }: Data) => `Several records stand under ${selector}; one is allowed.`,
    dmarcOk: ({ policy }: Data) => `Others are asked to ${policy === 'reject' ? 'refuse' : 'set aside'} forgeries.`,
    dmarcInherited: ({ policy }: Data) =>
      `The domain above says it for this one too: ${policy === 'reject' ? 'refuse' : 'set aside'} forgeries.`,
    dmarcNone: () =>
      'Others are asked to let forgeries pass. Once SPF and DKIM are in order, ask them to set forgeries aside.',
    dmarcMissing: () =>
      'Large providers want this record from everybody who sends. Begin with one that asks for nothing.',
    dmarcTwo: () => 'There are two records, so neither counts. Keep one.',
    dmarcBroken: () => 'The record has no policy that others understand.',
    mtaStsOk: ({ url }: Data) => `Announced. The policy must be served at ${url}.`,
    mtaStsNone: ({ url }: Data) =>
      `Not needed. With it, senders refuse to deliver unencrypted; it also takes a policy file served at ${url}.`,
    mtaStsTwo: () => 'There are two records, so neither counts. Keep one.',
    nameOk: ({ name }: Data) => `${name} can be looked up by others.`,
    nameLocal: ({ name }: Data) =>
      `The server calls itself ${name}. Set POSTROOM_MAIL_NAME to its full name, as mail.example.com.`,
    nameMissing: ({ name }: Data) =>
      `${name} has no address in DNS. Add an A record with this server’s public address.`,
    namePrivate: ({ name }: Data) =>
      `${name} has only private addresses, which nobody outside can reach. Point its A record at this server’s public address.`,
    ptrOk: ({ address, name }: Data) => `${address} points back to ${name}.`,
    ptrPrivate: ({ address }: Data) => `${address} is a private address; there is nothing to publish for it.`,
    ptrRelayed: ({ address }: Data) =>
      `${address} does not point back to this server. Mail leaves by a relay, so it need not.`,
    ptrMissing: ({ address }: Data) =>
      `${address} points back to nothing, and many servers refuse mail from such. Whoever gave you the address can set it.`,
    ptrOther: ({ address, name }: Data) =>
      `${address} points back to another name than ${name}. Whoever gave you the address can set it.`,
    tlsOk: ({ days }: Data) => `The certificate is good for ${days} more days.`,
    tlsSoon: ({ days }: Data) => `The certificate ends in ${days} days and should have been renewed by now.`,
    tlsExpired: ({ days }: Data) =>
      `The certificate ended ${days} days ago. Senders may refuse to deliver: put a new one in its place.`,
    tlsSelfSigned: () =>
      'The certificate is one of our own making: mail is encrypted, but nobody can check to whom. Set POSTROOM_ACME_EMAIL to get one by itself, or POSTROOM_TLS_CERT and POSTROOM_TLS_KEY to give one.',
    tlsName: ({ name }: Data) =>
      `The certificate is not for ${name}. Get one that names it, or set POSTROOM_MAIL_NAME to a name that it has.`,
    tlsNone: () => 'What certificate the ports show is not known.',
  },
};
