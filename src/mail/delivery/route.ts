import type { MailHost } from './mx.ts';
import type { Target } from './target.ts';

/** How a letter leaves: through a relay that the admin chose, or straight to the MX hosts of one domain. `name` is our EHLO. */
export type Route =
  | {
      kind: 'relay';
      host: string;
      port: number;
      security: 'tls' | 'starttls' | 'none';
      user?: string;
      password?: string;
      /** False takes any certificate, for a relay with one of its own make. True unless given. */
      tlsVerify?: boolean;
      name: string;
      ca?: string;
    }
  | {
      kind: 'direct';
      hosts: MailHost[];
      port: number;
      name: string;
      /** MTA-STS in force: TLS with a certificate valid for the host's name, or nothing (RFC 8461 section 5). */
      mustVerify?: boolean;
      ca?: string;
    };

/** The hosts of a route in the order they are tried. */
export function targetsOf(route: Route): Target[] {
  const { name, port, ca } = route;
  if (route.kind === 'direct') {
    const mustVerify = route.mustVerify ?? false;
    return route.hosts.map((host) => ({
      host: host.address,
      port,
      name,
      servername: host.name,
      security: mustVerify ? 'starttls' : 'opportunistic',
      tlsVerify: mustVerify,
      isRelay: false,
      ca,
    }));
  }
  const { host, security, user, password } = route;
  const login = user === undefined ? undefined : { user, password: password ?? '' };
  return [{ host, port, name, security, tlsVerify: route.tlsVerify ?? true, login, isRelay: true, ca }];
}
