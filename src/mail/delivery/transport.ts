import { wireAddress } from './envelope.ts';
import { type Link, NotConnected, openLink, type WireMail } from './link.ts';
import { judge, type Outcome, type Verdict } from './outcomes.ts';
import { type Route, targetsOf } from './route.ts';
import { PATIENCE, type Target, type Timeouts } from './target.ts';

/** A letter to send: CRLF line ends, sent unchanged; `from` is the envelope sender, '' for bounces. */
export type Letter = { bytes: Uint8Array; from: string; to: string[] };

/** Takes letters of one route, one after the other, over one connection as long as that holds. */
export type Carrier = {
  /** @returns one outcome for each of `to`, in its order. Never throws for what a server, the network or an address does. */
  deliver(letter: Letter): Promise<Outcome[]>;
  close(): void;
};

/**
 * Offers letters to the first host of the route that talks to us.
 *
 * Direct delivery encrypts when it can and doesn't ask who is there, but where MTA-STS says so (O3); a relay with 'tls' or
 * 'starttls' is never talked to in clear. A refused login delays all recipients and is marked `trouble: 'login'`.
 */
export function carrierOf(route: Route, timeouts: Timeouts = PATIENCE): Carrier {
  let link: Link | null = null;

  async function offer(mail: WireMail): Promise<Map<string, Verdict>> {
    if (link?.isOpen()) {
      const { verdicts, wasHeard } = await link.send(mail);
      // Servers close a connection that was used for long enough just like that: nobody has heard of this letter yet.
      if (wasHeard) return verdicts;
      link.close();
    }
    link = await connect(route, timeouts);
    return (await link.send(mail)).verdicts;
  }

  return {
    close: () => link?.close(),
    async deliver(letter) {
      const from = letter.from === '' ? '' : wireAddress(letter.from);
      const wires = letter.to.map(wireAddress);
      const to = [...new Set(wires.filter((wire) => wire !== null))];
      const verdicts =
        from === null || to.length === 0 ? new Map() : await offer({ bytes: letter.bytes, from, to }).catch(all(to));
      // After a refusal a server may be in any state; another letter gets another session.
      if ([...verdicts.values()].some(({ state }) => state !== 'sent')) {
        link?.close();
        link = null;
      }
      const fateOf = (wire: string | null) => verdicts.get(wire) ?? notAnAddress(from === null);
      return letter.to.map((address, index) => ({ address, ...fateOf(wires[index] ?? null) }));
    },
  };
}

const notAnAddress = (isSender: boolean): Verdict => ({
  state: 'failed',
  reply: isSender ? '5.1.7 The sender is no mail address' : '5.1.3 This is no mail address',
});

const all = (to: string[]) => (error: unknown) => {
  if (!(error instanceof NotConnected)) throw error;
  const verdict = judge(error.error, error.stage, error.stage === 'login');
  return new Map(to.map((address) => [address, verdict]));
};

// Postfix's smtp_mx_session_limit: hosts that answer and then don't want us are not worth more.
const MOST_SESSIONS = 2;

/** @throws NotConnected with what the last host tried had to say */
async function connect(route: Route, timeouts: Timeouts): Promise<Link> {
  let last = new NotConnected(new Error('There is no host to connect to'), 'connect', false);
  let sessions = 0;
  for (const target of targetsOf(route)) {
    try {
      return await connectTo(target, timeouts);
    } catch (error) {
      if (!(error instanceof NotConnected)) throw error;
      last = error;
      sessions += error.error.response || error.inTlsHandshake ? 1 : 0;
      if (sessions === MOST_SESSIONS) break;
    }
  }
  throw last;
}

/** A host whose TLS is broken still gets its mail, as one without TLS does: opportunistic encryption, RFC 7435. */
async function connectTo(target: Target, timeouts: Timeouts): Promise<Link> {
  try {
    return await openLink(target, timeouts);
  } catch (error) {
    const isTlsBroken = error instanceof NotConnected && error.inTlsHandshake;
    if (target.security !== 'opportunistic' || !isTlsBroken) throw error;
    return await openLink({ ...target, security: 'none' }, timeouts);
  }
}
