import { type Answer, type DnsRecord, type Finding, finding, unknown } from './finding.ts';

export type MailHost = { exchange: string; priority: number; addresses: string[] };

type Question = {
  domain: string;
  /** the domain's mail hosts, with their addresses where DNS gave any */
  hosts: Answer<MailHost[]>;
  /** addresses of the domain itself: where mail goes without an MX (RFC 5321 section 5.1) */
  itself: string[];
  mailName: string;
  ours: string[];
  /** whether mailboxes of this domain are fetched by IMAP */
  isFetched: boolean;
};

const plain = (name: string) => name.toLowerCase().replace(/\.$/, '');

/** Whether mail for the domain comes here. Elsewhere is fine too, where it is fetched from there or sent on. */
export function mxFinding({ domain, hosts, itself, mailName, ours, isFetched }: Question): Finding {
  const wanted: DnsRecord[] = [{ type: 'MX', name: domain, value: `10 ${mailName}` }];
  if (!hosts.ok) return unknown('mx', hosts.error, { wanted });
  const found = hosts.value.map(({ exchange, priority }) => `${priority} ${plain(exchange) || '.'}`);
  const say = (state: Finding['state'], says: Finding['says'], data = {}) =>
    finding('mx', state, says, { wanted, found, data });

  const isOurs = ({ exchange, addresses }: MailHost) =>
    plain(exchange) === plain(mailName) || addresses.some((address) => ours.includes(address));
  const sorted = [...hosts.value].sort((a, b) => a.priority - b.priority);
  if (sorted.length === 0) {
    if (itself.some((address) => ours.includes(address))) return say('warn', 'mxImplicit');
    return say('missing', isFetched ? 'mxNoneFetched' : 'mxMissing');
  }
  if (sorted.every(({ exchange }) => plain(exchange) === '')) return say('wrong', 'mxNull');
  const best = sorted.filter(({ priority }) => priority === sorted[0]!.priority);
  if (best.some(isOurs)) return say('ok', 'mxOk');
  const host = plain(best[0]!.exchange);
  if (sorted.some(isOurs)) return say('warn', 'mxBackup', { host });
  return isFetched ? say('ok', 'mxFetched', { host }) : say('warn', 'mxElsewhere', { host });
}
