import { networksOf } from '#src/lib/networks.ts';

/** Who asks, and for which address: as the browser sees it, not as the last proxy passed it on. */
export type Asked = { address: string; request: Request };

// A listener for both families names IPv4 clients in the mapped form.
const plainAddress = (address: string) => address.replace(/^::ffff:(?=[\d.]+$)/i, '');

const listed = (headers: Headers, name: string): string[] =>
  (headers.get(name) ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);

/**
 * Reads X-Forwarded-For, -Proto and -Host, from listed proxies alone: anybody else could write there whom and what they like
 * (hazard W13). Of each chain counts what the nearest proxies added, since what stands further left came from outside.
 * @param proxies addresses or networks of the proxies in front of the web port
 */
export function readForwarded(proxies: readonly string[]): (request: Request, peer: string) => Asked {
  const isProxy = networksOf(proxies);
  return (request, peer) => {
    const from = plainAddress(peer);
    if (!isProxy(from)) return { address: from, request };
    const way = [...listed(request.headers, 'X-Forwarded-For').map(plainAddress), from];
    return { address: way.findLast((address) => !isProxy(address)) ?? way[0]!, request: asSeenOutside(request) };
  };
}

function asSeenOutside(request: Request): Request {
  const url = URL.parse(request.url);
  const scheme = listed(request.headers, 'X-Forwarded-Proto').at(-1);
  const host = listed(request.headers, 'X-Forwarded-Host').at(-1);
  const isScheme = scheme === 'http' || scheme === 'https';
  if (!url || (!isScheme && !host)) return request;
  const seen = URL.parse(`${isScheme ? scheme : url.protocol.slice(0, -1)}://${host ?? url.host}`);
  // A host that no address can have is not believed, like one from a stranger.
  if (seen?.pathname !== '/' || seen.username || seen.search || seen.hash) return request;
  return new Request(seen.origin + url.pathname + url.search, request);
}
