import { BlockList, isIP } from 'node:net';

/** True for `192.0.2.1`, `2001:db8::1`, `192.0.2.0/24` and `2001:db8::/32`. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const most = { 4: 32, 6: 128 }[isIP(address)];
  const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (most ?? -1));
  return most !== undefined && isRange && rest.length === 0 && !address.includes('%');
}

/** Asks whether an address lies in one of the networks (each as isNetwork has them); what is no address lies in none. */
export function networksOf(networks: readonly string[]): (address: string) => boolean {
  // One list for each family: a BlockList lets an IPv6 rule for mapped addresses decide about plain IPv4.
  const lists = { 4: new BlockList(), 6: new BlockList() };
  for (const network of networks) {
    const [address, bits] = network.split('/') as [string, string?];
    const family = isIP(address) === 4 ? 4 : 6;
    lists[family].addSubnet(address, Number(bits ?? (family === 4 ? 32 : 128)), `ipv${family}`);
  }
  return (address) => {
    const family = isIP(address);
    return (family === 4 || family === 6) && lists[family].check(address, `ipv${family}`);
  };
}

/**
 * What one customer of a provider holds, for counting: an IPv4 address itself, the /64 of an IPv6 one, since a single
 * machine may take any of the addresses in it. What is no address comes back as it is.
 */
export function neighbourhoodOf(address: string): string {
  if (isIP(address) !== 6) return address;
  // An IPv4 tail stands for two groups, and is never among the first four.
  const [head, tail] = address
    .replace(/%.*/, '')
    .replace(/[\d.]+\.\d+$/, '0:0')
    .split('::')
    .map(groupsOf);
  const zeros = tail ? Array<string>(8 - head!.length - tail.length).fill('0') : [];
  return `${[...head!, ...zeros, ...(tail ?? [])].slice(0, 4).join(':')}::/64`;
}

const groupsOf = (text: string): string[] =>
  text
    .split(':')
    .filter(Boolean)
    .map((group) => Number.parseInt(group, 16).toString(16));
