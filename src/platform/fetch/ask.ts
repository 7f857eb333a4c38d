import { isIP, isIPv6 } from 'node:net';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { Upstream } from '#src/lib/errors.ts';
import { isPrivateAddress } from '#src/lib/ip.ts';

export type FetchDeps = {
  addresses(name: string): Promise<string[]>;
  /** True goes to LAN and loopback addresses too: tests, closed networks. */
  allowPrivate: boolean;
  /** Networks of our own that may be reached all the same, at any port. */
  isOurs?: (address: string) => boolean;
  /** Certificate authorities trusted besides the usual ones, in PEM. */
  ca?: string;
};

export type Wanted = { mostBytes: number; deadlineMs: number };

export const isAddressLiteral = (hostname: string): boolean => isIP(hostname.replace(/^\[|\]$/g, '')) > 0;

/**
 * One request, to an address of the name that was checked just now; redirects are answers like any other. Nothing of ours
 * goes along: no cookie, no referrer, no name of a person.
 */
export async function ask(url: URL, headers: Record<string, string>, signal: AbortSignal, deps: FetchDeps) {
  const { hostname: name, port, pathname, search, protocol } = url;
  const address = await checkedAddress(url, deps);
  const place = `${protocol}//${isIPv6(address) ? `[${address}]` : address}${port && `:${port}`}${pathname}${search}`;
  return fetch(place, {
    redirect: 'manual',
    // A connection opened for one name is not taken for another one at the same address.
    keepalive: false,
    headers: { ...headers, host: port ? `${name}:${port}` : name },
    signal,
    // The connection goes to an address, the certificate must be the name's.
    tls: {
      serverName: name,
      checkServerIdentity: (_host: string, certificate: PeerCertificate) => checkServerIdentity(name, certificate),
      ...(deps.ca ? { ca: deps.ca } : {}),
    },
    // What Bun takes beyond the standard.
  } as RequestInit);
}

async function checkedAddress({ hostname: name, port }: URL, deps: FetchDeps): Promise<string> {
  const isOurs = (address: string) => deps.allowPrivate || deps.isOurs?.(address) === true;
  const found = await deps.addresses(name);
  if (found.length === 0) throw new Upstream(`${name} has no address`, true);
  const strange = found.filter((address) => !isOurs(address));
  if (strange.some(isPrivateAddress)) throw new Upstream(`${name} points to a private address`, true);
  // Any port would let strangers have us find out what listens where.
  if (port !== '' && strange.length > 0) throw new Upstream(`${name}:${port} is no usual port`, true);
  return found[0]!;
}

/** The body of an answer, as long as it keeps to the limit once unpacked. */
export async function limitedBytes(response: Response, mostBytes: number, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new Upstream(`${name} answered more than ${mostBytes} bytes`, true);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
