import { isIP, isIPv6 } from 'node:net';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { messageOf, Upstream } from '#src/lib/errors.ts';
import { isPrivateAddress } from '#src/lib/ip.ts';

export type FetchDeps = {
  addresses(name: string): Promise<string[]>;
  /** True goes to LAN and loopback addresses too: tests, closed networks. */
  allowPrivate: boolean;
  /** Certificate authorities trusted besides the usual ones, in PEM. */
  ca?: string;
};

export type TextWanted = { mostBytes: number; deadlineMs: number };

/**
 * The text behind an https address, from the name's own server: a redirect is no answer.
 * @returns its type without parameters, and the text
 * @throws Upstream, temporary, for everything that is not a 200 within the limits
 */
export async function fetchText(
  url: string,
  { mostBytes, deadlineMs }: TextWanted,
  deps: FetchDeps,
): Promise<{ type: string; text: string }> {
  const { hostname: name, port, pathname, search, protocol } = new URL(url);
  if (protocol !== 'https:' || isIP(name.replace(/^\[|\]$/g, '')) > 0)
    throw new Upstream(`${url} is no address to fetch`, true);
  const address = await checkedAddress(name, deps);
  const place = `https://${isIPv6(address) ? `[${address}]` : address}${port && `:${port}`}${pathname}${search}`;
  try {
    const response = await fetch(place, {
      redirect: 'manual',
      headers: { host: port ? `${name}:${port}` : name },
      signal: AbortSignal.timeout(deadlineMs),
      // The connection goes to an address, the certificate must be the name's.
      tls: {
        serverName: name,
        checkServerIdentity: (_host: string, certificate: PeerCertificate) => checkServerIdentity(name, certificate),
        ...(deps.ca ? { ca: deps.ca } : {}),
      },
      // What Bun takes beyond the standard.
    } as RequestInit);
    if (response.status !== 200) throw new Upstream(`${name} answered ${response.status}`, true);
    const type = (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
    return { type, text: await limitedText(response, mostBytes, name) };
  } catch (error) {
    if (error instanceof Upstream) throw error;
    throw new Upstream(`${name} could not be asked: ${messageOf(error)}`, true);
  }
}

async function checkedAddress(name: string, { addresses, allowPrivate }: FetchDeps): Promise<string> {
  const found = await addresses(name);
  if (found.length === 0) throw new Upstream(`${name} has no address`, true);
  if (!allowPrivate && found.some(isPrivateAddress)) throw new Upstream(`${name} points to a private address`, true);
  return found[0]!;
}

async function limitedText(response: Response, mostBytes: number, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new Upstream(`${name} answered more than ${mostBytes} bytes`, true);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
