import type { DkimRecord } from '#src/company/domains/index.ts';
import type { Resolver } from '#src/mail/dns/index.ts';
import { answerOf } from './answer.ts';
import { dkimFinding } from './findings/dkim.ts';
import { dmarcFinding } from './findings/dmarc.ts';
import type { Answer, Finding } from './findings/finding.ts';
import { mtaStsFinding } from './findings/mta-sts.ts';
import { type MailHost, mxFinding } from './findings/mx.ts';
import { isSpf, spfFinding } from './findings/spf.ts';
import { spfResults } from './spf-results.ts';

/** What we know of ourselves that a domain's records are held against. */
export type Ourselves = {
  mailName: string;
  /** addresses of mailName */
  addresses: string[];
  /** the relay that all mail of the domain takes, or null where some goes directly */
  relay: string | null;
};

export type CheckedDomain = { name: string; dkim: DkimRecord[]; isFetched: boolean };

const MOST_HOSTS = 5;

/** Asks DNS all about one domain, everything at once; trouble with one question is a finding, never an error. */
export async function checkDomain(resolver: Resolver, domain: CheckedDomain, ours: Ourselves): Promise<Finding[]> {
  const { name, dkim } = domain;
  const findings = await Promise.all([
    mx(resolver, domain, ours),
    spf(resolver, name, ours),
    ...dkim.map(async (record) => dkimFinding(record, await answerOf(resolver.txt(record.name)))),
    dmarc(resolver, name),
    answerOf(resolver.txt(`_mta-sts.${name}`)).then((texts) => mtaStsFinding(name, texts)),
  ]);
  return findings;
}

async function mx(resolver: Resolver, { name, isFetched }: CheckedDomain, ours: Ourselves): Promise<Finding> {
  const records = await answerOf(resolver.mx(name));
  const hosts: Answer<MailHost[]> = records.ok
    ? {
        ok: true,
        value: await Promise.all(records.value.slice(0, MOST_HOSTS).map((host) => withAddresses(resolver, host))),
      }
    : records;
  const itself = hosts.ok && hosts.value.length === 0 ? await answerOf(resolver.addresses(name)) : null;
  const { mailName, addresses } = ours;
  return mxFinding({
    domain: name,
    hosts,
    itself: itself?.ok ? itself.value : [],
    mailName,
    ours: addresses,
    isFetched,
  });
}

async function withAddresses(resolver: Resolver, host: { exchange: string; priority: number }): Promise<MailHost> {
  const addresses = host.exchange.length > 1 ? await answerOf(resolver.addresses(host.exchange)) : null;
  return { ...host, addresses: addresses?.ok ? addresses.value : [] };
}

async function spf(resolver: Resolver, domain: string, { mailName, addresses, relay }: Ourselves): Promise<Finding> {
  const texts = await answerOf(resolver.txt(domain));
  const isOne = texts.ok && texts.value.filter(isSpf).length === 1;
  const results = isOne && relay === null ? await spfResults(resolver, domain, mailName, addresses) : [];
  return spfFinding({ domain, texts, mailName: relay === null ? mailName : null, relay: relay ?? '', results });
}

async function dmarc(resolver: Resolver, domain: string): Promise<Finding> {
  const labels = domain.split('.');
  const above = labels.slice(1, -1).map((_, at) => labels.slice(at + 1).join('.'));
  const [own, ...inherited] = await Promise.all(
    [domain, ...above].map((name) => answerOf(resolver.txt(`_dmarc.${name}`))),
  );
  return dmarcFinding(
    domain,
    own!,
    inherited.flatMap((answer) => (answer.ok ? answer.value : [])),
  );
}
