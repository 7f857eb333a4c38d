import { isIPv4, isIPv6 } from 'node:net';
import { spf } from 'mailauth/lib/spf';
import type { Resolver } from '#src/mail/dns/index.ts';
import type { SpfResult } from './findings/spf.ts';

const DEADLINE_MS = 10_000;

class NoRecords extends Error {
  code = 'ENODATA';
}

/** The shapes that node:dns gives, which mailauth expects; no records are an error there. */
function asNodeDns(resolver: Resolver) {
  return async (name: string, type: string) => {
    const found = await ask(resolver, name, type);
    if (found.length === 0) throw new NoRecords(`${name} has no ${type}`);
    return found;
  };
}

async function ask(resolver: Resolver, name: string, type: string) {
  if (type === 'TXT') return (await resolver.txt(name)).map((text) => [text]);
  if (type === 'MX') return await resolver.mx(name);
  if (type === 'A') return (await resolver.addresses(name)).filter(isIPv4);
  if (type === 'AAAA') return (await resolver.addresses(name)).filter(isIPv6);
  return [];
}

/** What a receiver would say of mail of this domain from each of these addresses (RFC 7208, includes and all). */
export function spfResults(
  resolver: Resolver,
  domain: string,
  mailName: string,
  addresses: string[],
): Promise<SpfResult[]> {
  const resultOf = async (address: string): Promise<SpfResult> => {
    const sender = `postmaster@${domain}`;
    const asked = { ip: address, sender, helo: mailName, resolver: asNodeDns(resolver), maxElapsedTime: DEADLINE_MS };
    const { status } = await spf(asked as unknown as Parameters<typeof spf>[0]);
    return { address, result: status.result };
  };
  return Promise.all(addresses.map(resultOf));
}
