import { readFileSync } from 'node:fs';
import { type Actor, requireRight } from '#src/company/access/index.ts';
import { type Probe, probeRoute } from '#src/mail/delivery/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type Relay, relayRoute } from '../relay.ts';

/** Logs in at a relay and leaves again. @returns the whole session, the password masked */
export async function testRelay(ctx: Ctx, actor: Actor | null, relay: Relay): Promise<Probe> {
  requireRight(actor, 'company.manage');
  const { mailName: name, caFile } = ctx.config;
  return probeRoute(relayRoute(relay, { name, ca: caFile === null ? undefined : readFileSync(caFile, 'utf8') }));
}
