import { wireAddress } from './envelope.ts';
import type { MailHost } from './mx.ts';
import { judge, type Outcome, type Verdict } from './outcomes.ts';
import { NotConnected, smtpSession, type Target, type Timeouts, type WireMail } from './smtp-session.ts';

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
    }
  | { kind: 'direct'; hosts: MailHost[]; port: number; name: string };

/** RFC 5321 section 4.5.3.2 gives the answer to end-of-data ten minutes. The whole session is bounded against tar pits. */
const PATIENCE: Timeouts = { connectMs: 60_000, replyMs: 10 * 60_000, sessionMs: 30 * 60_000 };

/**
 * Offers a letter to the first host of the route that talks to us, and tells the fate of each recipient. Never throws
 * for what a server, the network or an address does.
 *
 * Direct delivery encrypts when it can and doesn't ask who is there (O3); a relay with 'tls' or 'starttls' is never
 * talked to in clear. A refused login delays all recipients and is marked `trouble: 'login'`: it is the admin's to mend.
 * @param mail.bytes the message with CRLF line ends, sent unchanged
 * @param mail.from envelope sender, '' for bounces
 * @returns one outcome for each of `mail.to`, in its order
 */
export async function deliver(
  mail: { bytes: Uint8Array; from: string; to: string[] },
  route: Route,
  timeouts: Timeouts = PATIENCE,
): Promise<Outcome[]> {
  const from = mail.from === '' ? '' : wireAddress(mail.from);
  const wires = mail.to.map(wireAddress);
  const to = [...new Set(wires.filter((wire) => wire !== null))];
  const verdicts =
    from === null || to.length === 0 ? new Map() : await offer({ bytes: mail.bytes, from, to }, route, timeouts);
  return mail.to.map((address, index) => ({ address, ...(verdicts.get(wires[index]) ?? notAnAddress(from === null)) }));
}

const notAnAddress = (isSender: boolean): Verdict => ({
  state: 'failed',
  reply: isSender ? '5.1.7 The sender is no mail address' : '5.1.3 This is no mail address',
});

async function offer(mail: WireMail, route: Route, timeouts: Timeouts): Promise<Map<string, Verdict>> {
  let verdict: Verdict = { state: 'delayed', reply: 'There is no host to connect to', trouble: 'connection' };
  for (const target of targetsOf(route)) {
    try {
      return await offerTo(mail, target, timeouts);
    } catch (error) {
      if (!(error instanceof NotConnected)) throw error;
      verdict = judge(error.error, 'connect', false);
    }
  }
  return new Map(mail.to.map((address) => [address, verdict]));
}

/** A host whose TLS is broken still gets its mail, as one without TLS does: opportunistic encryption, RFC 7435. */
async function offerTo(mail: WireMail, target: Target, timeouts: Timeouts): Promise<Map<string, Verdict>> {
  try {
    return await smtpSession(mail, target, timeouts);
  } catch (error) {
    const isTlsBroken = error instanceof NotConnected && error.inTlsHandshake;
    if (target.security !== 'opportunistic' || !isTlsBroken) throw error;
    return await smtpSession(mail, { ...target, security: 'none' }, timeouts);
  }
}

function targetsOf(route: Route): Target[] {
  if (route.kind === 'direct') {
    const { name, port } = route;
    return route.hosts.map((host) => ({
      host: host.address,
      port,
      name,
      servername: host.name,
      security: 'opportunistic',
      tlsVerify: false,
      isRelay: false,
    }));
  }
  const { host, port, name, security, user, password } = route;
  const login = user === undefined ? undefined : { user, password: password ?? '' };
  return [{ host, port, name, security, tlsVerify: route.tlsVerify ?? true, login, isRelay: true }];
}
