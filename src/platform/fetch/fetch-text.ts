import { messageOf, Upstream } from '#src/lib/errors.ts';
import { ask, type FetchDeps, isAddressLiteral, limitedBytes, type Wanted } from './ask.ts';

/**
 * The text behind an https address, from the name's own server: a redirect is no answer.
 * @returns its type without parameters, and the text
 * @throws Upstream, temporary, for everything that is not a 200 within the limits
 */
export async function fetchText(
  url: string,
  { mostBytes, deadlineMs }: Wanted,
  deps: FetchDeps,
): Promise<{ type: string; text: string }> {
  const place = new URL(url);
  const { hostname: name, protocol } = place;
  if (protocol !== 'https:' || isAddressLiteral(name)) throw new Upstream(`${url} is no address to fetch`, true);
  try {
    const response = await ask(place, {}, AbortSignal.timeout(deadlineMs), deps);
    if (response.status !== 200) throw new Upstream(`${name} answered ${response.status}`, true);
    const type = (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
    return { type, text: Buffer.from(await limitedBytes(response, mostBytes, name)).toString('utf8') };
  } catch (error) {
    if (error instanceof Upstream) throw error;
    throw new Upstream(`${name} could not be asked: ${messageOf(error)}`, true);
  }
}
