import { type DeliveryDeps, mailHosts } from '#src/mail/delivery/index.ts';
import type { Resolver } from '#src/mail/dns/index.ts';
import type { Config } from '#src/platform/config/index.ts';

/** Where mail goes: to the configured relay, or to the MX of each recipient's domain. */
export function routesFor(
  config: Config,
  resolver: Pick<Resolver, 'mx' | 'addresses'>,
): Pick<DeliveryDeps, 'isRelayed' | 'routeFor'> {
  const { relayHost, mailName: name } = config;
  if (relayHost !== null) {
    const login = config.relayUser === null ? {} : { user: config.relayUser, password: config.relayPassword ?? '' };
    const { relayPort: port, relaySecurity: security, relayVerify: tlsVerify } = config;
    const route = { kind: 'relay' as const, host: relayHost, port, security, tlsVerify, name, ...login };
    return { isRelayed: true, routeFor: async () => route };
  }
  const policy = { allowPrivate: config.privateHosts, ownNames: [name], random: Math.random };
  return {
    isRelayed: false,
    async routeFor(domain) {
      return { kind: 'direct', hosts: await mailHosts(domain, resolver, policy), port: config.directPort, name };
    },
  };
}
