import { BlockList, isIP, isIPv4 } from 'node:net';

const notPublic = new BlockList();

/** Loopback, LAN, link-local, carrier NAT, benchmarking, multicast and reserved space (RFC 6890 and its successors). */
for (const range of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // The unspecified address, loopback and the old IPv4-compatible form.
  '::/96',
  // Forms that carry an IPv4 address inside (NAT64, Teredo, 6to4): a way around the list above.
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2001::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]) {
  const [network, bits] = range.split('/') as [string, string];
  notPublic.addSubnet(network, Number(bits), isIPv4(network) ? 'ipv4' : 'ipv6');
}

/**
 * True for an IP address that must not be reached on behalf of a stranger: private, loopback, link-local, reserved.
 * Fails closed: IPv4-mapped IPv6 (::ffff:0:0/96), an address with a zone, or no address at all count as private.
 */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return notPublic.check(address, 'ipv4');
  // Mapped addresses are asked about here since a BlockList applies a rule for them to plain IPv4 too.
  if (family === 0 || address.includes('%') || isMapped(address)) return true;
  return notPublic.check(address, 'ipv6');
}

/** The URL parser brings every spelling (0:0:0:0:0:FFFF:1.2.3.4) into the one canonical form. */
function isMapped(address: string): boolean {
  const url = URL.parse(`http://[${address}]`);
  // A spelling that the parser does not take is not one to connect to.
  return url === null || url.hostname.startsWith('[::ffff:');
}
