import { relayHosts, testRelays } from '#src/channels/email/sending/index.ts';
import { messageOf } from '#src/lib/errors.ts';
import type { Resolver } from '#src/mail/dns/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type Line, line } from '../line.ts';
import { dialogue } from '../ports.ts';

// Somebody who always listens; we say hello and leave.
const ELSEWHERE = 'gmail.com';

/** Whether mail can leave: our relays are asked always, strangers only where `isOnline` allows it. */
export async function wayOutLines(ctx: Ctx, resolver: Pick<Resolver, 'mx'>, isOnline: boolean): Promise<Line[]> {
  const relays = (await testRelays(ctx)).map(({ host, port, probe }) => {
    const where = `${host} port ${port}`;
    if (probe.isGood) return line('ok', 'relay', `${where} takes our mail`);
    const todo = 'Try it on the page Sending, which shows what is said; or a firewall is in between.';
    return line('fail', 'relay', `${where}: ${probe.error}`, todo);
  });
  const isDirect = (await relayHosts(ctx)).company === null;
  return isDirect && isOnline ? [...relays, await directLine(ctx.config.directPort, resolver)] : relays;
}

async function directLine(port: number, resolver: Pick<Resolver, 'mx'>): Promise<Line> {
  try {
    const [best] = (await resolver.mx(ELSEWHERE)).sort((a, b) => a.priority - b.priority);
    if (!best) return line('warn', 'way out', `${ELSEWHERE} was not found in DNS`);
    const [banner = ''] = await dialogue(best.exchange, port, [null, 'QUIT']);
    return line('ok', 'way out', `${best.exchange} port ${port}: ${banner}`);
  } catch (error) {
    const todo = `Many providers close port ${port}. Ask yours to open it, or send through a relay.`;
    return line('fail', 'way out', `${ELSEWHERE}: ${messageOf(error)}`, todo);
  }
}
