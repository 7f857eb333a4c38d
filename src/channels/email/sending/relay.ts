import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Route } from '#src/mail/delivery/index.ts';
import type { Config } from '#src/platform/config/index.ts';

/** A mail server that takes our mail, and the login there. */
export type Relay = {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  user: string | null;
  password: string | null;
  /** Whether its certificate is checked. */
  verify: boolean;
};

/** A relay as it is sealed. */
export const relayShape: z.ZodType<Relay> = z.object({
  host: z.string(),
  port: z.number(),
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().nullable(),
  password: z.string().nullable(),
  verify: z.boolean(),
});

/** The relay that the machine's configuration names; it goes before what is set on the page. */
export function configuredRelay(config: Config): Relay | null {
  if (config.relayHost === null) return null;
  const { relayHost: host, relayPort: port, relaySecurity: security, relayVerify: verify } = config;
  return { host, port, security, user: config.relayUser, password: config.relayPassword, verify };
}

export function relayRoute(relay: Relay, { name, ca }: { name: string; ca?: string }): Route {
  const { host, port, security, verify: tlsVerify, user, password } = relay;
  const login = user === null ? {} : { user, password: password ?? '' };
  return { kind: 'relay', host, port, security, tlsVerify, name, ca, ...login };
}

/** Tells relays apart without saying their login: a changed one is another destination, whose troubles are not known yet. */
export const relayName = (relay: Relay): string =>
  `relay ${relay.host}:${relay.port} ${createHash('sha256').update(JSON.stringify(relay)).digest('hex').slice(0, 16)}`;
