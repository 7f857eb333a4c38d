import type { Resolver } from '#src/mail/dns/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { fetchText } from '#src/platform/fetch/index.ts';
import type { StsPolicy } from '../schema.ts';
import { policyId, readPolicy } from './policy.ts';
import { keepPolicy, keptPolicy } from './store.ts';

export type PolicySource = { resolver: Pick<Resolver, 'txt' | 'addresses'>; ca?: string; policyPort?: number };

// RFC 8461 section 3.3 suggests both.
const LIMITS = { mostBytes: 64 * 1024, deadlineMs: 60_000 };

/**
 * The MTA-STS policy of a domain as it stands now: the kept one while its id is the one in DNS, else the one its web server
 * gives. Where DNS or the web server fail, the kept one stays in force until it is out of date: whoever can suppress the new
 * one must not get rid of the old one that way (RFC 8461 section 3.3).
 * @returns null for none
 */
export async function policyOf(
  ctx: Ctx,
  domain: string,
  { resolver, ca, policyPort = 443 }: PolicySource,
): Promise<StsPolicy | null> {
  const now = ctx.clock.now();
  const kept = await keptPolicy(ctx.reader, domain);
  const inForce = kept && kept.expiresAt > now ? kept : null;
  const id = await resolver.txt(`_mta-sts.${domain}`).then(policyId, () => null);
  if (id === null || inForce?.policyId === id) return inForce;
  try {
    const { addresses } = resolver;
    const url = `https://mta-sts.${domain}:${policyPort}/.well-known/mta-sts.txt`;
    const { text } = await fetchText(url, LIMITS, { addresses, allowPrivate: ctx.config.privateHosts, ca });
    const policy = await readPolicy(domain, id, text, now);
    await transaction(ctx, (ctx) => keepPolicy(ctx.db, policy));
    return policy;
  } catch (error) {
    ctx.log.warn({ domain, err: error }, 'an MTA-STS policy could not be read');
    return inForce;
  }
}
