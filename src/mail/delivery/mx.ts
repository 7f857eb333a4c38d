import { isIPv6 } from 'node:net';
import { asciiDomain } from '#src/lib/domain.ts';
import { Upstream } from '#src/lib/errors.ts';
import { isPrivateAddress } from '#src/lib/ip.ts';
import type { Resolver } from '#src/mail/dns/index.ts';

type MailRouteResolver = Pick<Resolver, 'mx' | 'addresses'>;

export type MxPolicy = {
  /** True sends to LAN and loopback addresses too: tests, closed networks. */
  allowPrivate: boolean;
  ownNames: string[];
  /** True leaves out IPv6 addresses: many receivers refuse ours where it has no name of its own (O2). */
  ipv4Only?: boolean;
  /** A source of numbers in [0, 1), for the order of hosts of equal preference. */
  random(): number;
};

export type MailHost = { name: string; address: string };

/** Postfix's smtp_mx_address_limit: a domain with hundreds of records must not keep a delivery busy for hours. */
const MOST_ADDRESSES = 5;

/**
 * Where letters for a domain go, best first (RFC 5321 section 5.1): its MX hosts by preference, in random order among
 * equals, or the domain itself when it has none. At most 5 addresses, IPv4 before IPv6 of each host.
 * @param domain in Unicode or ASCII form
 * @throws Upstream, permanent when no mail can go there: no such domain, null MX (RFC 7505), only ourselves, only private addresses
 */
export async function mailHosts(domain: string, resolver: MailRouteResolver, policy: MxPolicy): Promise<MailHost[]> {
  const ascii = asciiDomain(domain);
  if (ascii === null) throw new Upstream(`${domain} is no mail domain`, false);
  const names = hostsInOrder(ascii, await resolver.mx(ascii), policy);
  const lookups = await Promise.allSettled(names.slice(0, MOST_ADDRESSES).map((name) => hostsOf(name, resolver)));
  const found = lookups.flatMap((lookup) => (lookup.status === 'fulfilled' ? lookup.value : []));
  const usable = found.filter(({ address }) => isUsable(address, policy)).slice(0, MOST_ADDRESSES);
  if (usable.length > 0) return usable;
  for (const lookup of lookups) if (lookup.status === 'rejected') throw lookup.reason;
  const isOnlyIPv6 = policy.ipv4Only === true && found.length > 0 && found.every(({ address }) => isIPv6(address));
  const words = isOnlyIPv6
    ? 'has only IPv6 addresses, which are switched off here'
    : 'points only to private addresses';
  throw new Upstream(found.length > 0 ? `${ascii} ${words}` : `No host takes mail for ${ascii}`, isOnlyIPv6);
}

async function hostsOf(name: string, resolver: MailRouteResolver): Promise<MailHost[]> {
  return (await resolver.addresses(name)).map((address) => ({ name, address }));
}

const isUsable = (address: string, policy: MxPolicy) =>
  (policy.allowPrivate || !isPrivateAddress(address)) && !(policy.ipv4Only && isIPv6(address));

function hostsInOrder(domain: string, records: { exchange: string; priority: number }[], policy: MxPolicy): string[] {
  if (records.length === 0) return [domain];
  const hosts = records
    .map(({ exchange, priority }) => ({
      name: exchange.toLowerCase().replace(/\.$/, ''),
      priority,
      tie: policy.random(),
    }))
    .sort((a, b) => a.priority - b.priority || a.tie - b.tie);
  if (hosts.every(({ name }) => name === '')) throw new Upstream(`${domain} takes no mail (null MX)`, false);
  // Being listed ourselves, we may only send to hosts that are preferred over us, or mail would go in circles.
  const ours = hosts.find(({ name }) => policy.ownNames.includes(name))?.priority ?? Number.POSITIVE_INFINITY;
  const better = hosts.filter(({ name, priority }) => name !== '' && priority < ours);
  if (better.length === 0) throw new Upstream(`The mail for ${domain} loops back to us`, false);
  return better.map(({ name }) => name);
}
