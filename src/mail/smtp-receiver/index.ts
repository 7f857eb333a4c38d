/**
 * The SMTP server that takes letters for our addresses from the internet (RFC 5321). It owns no tables and emits no
 * events: a letter is what `accept` is given, bytes exactly as they came, and `250` is said only after it resolved.
 * Whatever goes wrong on our side is answered 4xx, so that the sender keeps the letter. It never relays, never offers
 * AUTH, and never answers for an address that `isOurs` does not know.
 */
import type { AddressInfo } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import { createBodies } from './bodies.ts';
import { createBudget } from './budget.ts';
import { dialogue } from './dialogue.ts';
import type { Certificate, ReceiverDeps } from './letter.ts';
import { createAddressLimits, limitsByDefault } from './limits.ts';
import { createRefusals } from './refusals.ts';
import { GuardedServer } from './server.ts';
import { createSessions } from './sessions.ts';
import { createTurns } from './turns.ts';

export type { Letter, ReceiverDeps } from './letter.ts';

type SmtpReceiver = {
  port: number;
  /** For handshakes from now on; sessions that are encrypted already keep theirs. */
  useCertificate(certificate: Certificate): void;
  stop(): Promise<void>;
};

/** How long stop() waits for letters in the middle of DATA. */
const finishMs = 30_000;
const idleMs = 60_000;
const hourMs = 60 * 60_000;
const mostCommandBytes = 2048;

/**
 * Listens and resolves once connections are taken; rejects when the port can't be had.
 * stop() takes no new connections, says 421 to sessions between letters at once and to the others after their letter.
 */
export async function startSmtpReceiver(deps: ReceiverDeps): Promise<SmtpReceiver> {
  const sessions = createSessions({ limitMs: deps.sessionMs ?? hourMs, connections: () => server.connections });
  const limits = { ...limitsByDefault, ...deps.limits };
  const addresses = createAddressLimits({ trusted: deps.trusted, limits, now: deps.clock.now });
  const { sizeLimit, memoryLimit = 8 * sizeLimit } = deps;
  const bodies = createBodies({ sizeLimit, budget: createBudget({ memoryLimit, sizeLimit, ...addresses }) });
  const refusals = createRefusals((details, message) => {
    deps.log.info(details, message);
    deps.onRefused?.(details.ip, details.reasons);
  }, limits.logEveryMs);

  const options: SMTPServerOptions = {
    name: deps.name,
    banner: 'Postroom',
    size: deps.sizeLimit,
    maxRecipients: deps.maxRecipients,
    maxClients: deps.maxClients,
    // Never `true`, which would let anybody say which address he comes from (S20).
    useProxy: [...deps.proxies],
    maxCommandLength: mostCommandBytes,
    socketTimeout: idleMs,
    closeTimeout: finishMs,
    key: deps.tls.key,
    cert: deps.tls.cert,
    minVersion: 'TLSv1.2',
    // WIZ, SHELL and KILL are jokes that smtp-server answers to.
    disabledCommands: ['AUTH', 'XCLIENT', 'XFORWARD', 'WIZ', 'SHELL', 'KILL'],
    hideSMTPUTF8: true,
    // Carriers have customers called `a..b@` and `a.@`; refusing their mail for its syntax would lose it.
    lenientAddressParsing: true,
    // A PTR look-up must not hold up a session; whoever wants the name asks later.
    disableReverseLookup: true,
    logger: false,
    ...dialogue({ ...deps, sessions, bodies, addresses, refusals }),
  };
  const server = new GuardedServer(options, { addresses, limits, refusals, turns: createTurns() });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(deps.port, deps.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.on('error', (error) => deps.log.info({ err: error }, 'SMTP server failed'));

  return {
    port: (server.server.address() as AddressInfo).port,
    useCertificate: ({ key, cert }) => server.updateSecureContext({ key, cert }),
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(resolve));
      sessions.stop();
      await closed;
      refusals.stop();
    },
  };
}
