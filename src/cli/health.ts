import { isIPv6 } from 'node:net';
import { messageOf } from '#src/lib/errors.ts';
import type { Config } from '#src/platform/config/index.ts';

const WAIT_MS = 4000;
const ANY_HOST: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Asks the server of this machine whether it is ready, for a container's health check. @throws where it is not */
export async function runHealth({ webHost, webPort, webTls }: Config): Promise<void> {
  const address = ANY_HOST[webHost] ?? webHost;
  const place = `${webTls ? 'https' : 'http'}://${isIPv6(address) ? `[${address}]` : address}:${webPort}`;
  const response = await ask(`${place}/readyz`);
  if (!response.ok) throw new Error(`The server at ${place} is not ready: it answered ${response.status}.`);
  process.stdout.write(`The server at ${place} is ready.\n`);
}

async function ask(url: string): Promise<Response> {
  try {
    // Its certificate is for the name that people open; who answers on this machine's own port is known anyway.
    return await fetch(url, { tls: { rejectUnauthorized: false }, signal: AbortSignal.timeout(WAIT_MS) });
  } catch (error) {
    throw new Error(`No server answers at ${url}: ${messageOf(error)}`, { cause: error });
  }
}
