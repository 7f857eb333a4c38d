import { type Actor, requireRight } from '#src/company/access/index.ts';
import { type Probe, probeRoute } from '#src/mail/delivery/index.ts';
import { ownAuthorities } from '#src/platform/authorities.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type Relay, relayRoute } from '../relay.ts';
import { readRelays } from './read-relays.ts';

/** Logs in at a relay and leaves again. @returns the whole session, the password masked */
export async function testRelay(ctx: Ctx, actor: Actor | null, relay: Relay): Promise<Probe> {
  requireRight(actor, 'company.manage');
  return probeRelay(ctx, relay);
}

/** The same of every relay in use: the company's, then those of mailboxes. For the command line, whoever may run it. */
export async function testRelays(ctx: Ctx): Promise<{ host: string; port: number; probe: Probe }[]> {
  const { company, ofMailbox } = await readRelays(ctx);
  const relays = [...(company ? [company] : []), ...ofMailbox.values()];
  const tested = relays.map(async (relay) => ({
    host: relay.host,
    port: relay.port,
    probe: await probeRelay(ctx, relay),
  }));
  return Promise.all(tested);
}

const probeRelay = (ctx: Ctx, relay: Relay): Promise<Probe> =>
  probeRoute(relayRoute(relay, { name: ctx.config.mailName, ca: ownAuthorities(ctx.config) }));
