import { messageOf, Upstream } from '#src/lib/errors.ts';
import { ask, type FetchDeps, isAddressLiteral, limitedBytes, type Wanted } from './ask.ts';

const MOST_REDIRECTS = 4;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * What stands behind an http or https address that a stranger wrote. Each redirect is looked up and checked like the first
 * address; all of them share one deadline.
 * @param accept the value of the Accept field
 * @throws Upstream, temporary, for everything that is not a 200 within the limits
 */
export async function fetchBytes(
  url: string,
  { mostBytes, deadlineMs, accept }: Wanted & { accept: string },
  deps: FetchDeps,
): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(deadlineMs);
  const headers = { accept, 'user-agent': 'Mozilla/5.0 (compatible; Postroom)' };
  let place = placeOf(url, null);
  try {
    for (let step = 0; step <= MOST_REDIRECTS; step++) {
      const response = await ask(place, headers, signal, deps);
      if (response.status === 200) return await limitedBytes(response, mostBytes, place.hostname);
      await response.body?.cancel();
      const next = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
      if (next === null) throw new Upstream(`${place.hostname} answered ${response.status}`, true);
      place = placeOf(next, place);
    }
  } catch (error) {
    if (error instanceof Upstream) throw error;
    throw new Upstream(`${place.hostname} could not be asked: ${messageOf(error)}`, true);
  }
  throw new Upstream(`${place.hostname} sent us on more than ${MOST_REDIRECTS} times`, true);
}

/** An address to ask, `before` being the one that led there: of a name, never from https back to http. */
function placeOf(url: string, before: URL | null): URL {
  const place = URL.parse(url, before?.href);
  const isWeb =
    place && /^https?:$/.test(place.protocol) && !(before?.protocol === 'https:' && place.protocol === 'http:');
  if (!isWeb || isAddressLiteral(place.hostname))
    throw new Upstream(`${url.slice(0, 200)} is no address to fetch`, true);
  return place;
}
