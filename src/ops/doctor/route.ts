import type { Resolver } from '#src/mail/dns/index.ts';
import type { Config } from '#src/platform/config/index.ts';
import { type Line, line, messageOf } from './line.ts';
import { dialogue } from './ports.ts';

// Somebody who always listens; we say hello and leave.
const ELSEWHERE = 'gmail.com';

/** Whether mail can leave: our relay is asked always, strangers only where `isOnline` allows it. */
export async function routeLine(config: Config, resolver: Resolver, isOnline: boolean): Promise<Line | null> {
  const { relayHost, relayPort, relaySecurity, directPort } = config;
  if (relayHost !== null) {
    const todo = 'Check POSTROOM_RELAY_HOST and its port, and whether a firewall is in between.';
    // Where TLS comes first there is no greeting to be read without it.
    return tried('relay', relayHost, relayPort, relaySecurity === 'tls' ? [] : [null, 'QUIT'], todo);
  }
  if (!isOnline) return null;
  const todo = `Many providers close port ${directPort}. Ask yours to open it, or send through a relay.`;
  try {
    const [best] = (await resolver.mx(ELSEWHERE)).sort((a, b) => a.priority - b.priority);
    if (!best) return line('warn', 'way out', `${ELSEWHERE} was not found in DNS`);
    return await tried('way out', best.exchange, directPort, [null, 'QUIT'], todo);
  } catch (error) {
    return line('warn', 'way out', messageOf(error));
  }
}

async function tried(check: string, host: string, port: number, says: (string | null)[], todo: string): Promise<Line> {
  try {
    const [banner = 'open'] = await dialogue(host, port, says);
    return line('ok', check, `${host} port ${port}: ${banner}`);
  } catch (error) {
    return line('fail', check, `${host} port ${port}: ${messageOf(error)}`, todo);
  }
}
