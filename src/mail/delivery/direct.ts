import { asciiDomain } from '#src/lib/domain.ts';
import { Upstream } from '#src/lib/errors.ts';
import type { Resolver } from '#src/mail/dns/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { policyOf } from './mta-sts/actions.ts';
import { allowedHosts } from './mta-sts/policy.ts';
import { mailHosts } from './mx.ts';
import type { Route } from './route.ts';

export type DirectParts = {
  resolver: Pick<Resolver, 'mx' | 'addresses' | 'txt'>;
  /** Certificate authorities trusted besides those of the machine, in PEM. */
  ca?: string;
  /** where policies are asked for; 443 unless given */
  policyPort?: number;
};

/**
 * The way to a domain's own hosts. Where its MTA-STS policy is in force, only to hosts the policy names, and only encrypted and
 * proven (O3); a policy in testing changes nothing.
 * @throws Upstream as mailHosts does, and a temporary one where the policy leaves no host
 */
export async function directRoute(ctx: Ctx, domain: string, { resolver, ca, policyPort }: DirectParts): Promise<Route> {
  const { mailName: name, directPort: port, privateHosts: allowPrivate, ipFamilies } = ctx.config;
  const policy = { allowPrivate, ownNames: [name], random: Math.random, ipv4Only: ipFamilies === 'ipv4' };
  const [hosts, sts] = await Promise.all([
    mailHosts(domain, resolver, policy),
    policyOf(ctx, asciiDomain(domain) ?? domain, { resolver, ca, policyPort }),
  ]);
  if (sts?.mode !== 'enforce') return { kind: 'direct', hosts, port, name };
  const allowed = await allowedHosts(sts, hosts);
  if (allowed.length === 0)
    throw new Upstream(`${domain} wants mail only at hosts that its MTA-STS policy names, and DNS names others`, true);
  return { kind: 'direct', hosts: allowed, port, name, mustVerify: true, ca };
}
