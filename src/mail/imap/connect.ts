import { isIP } from 'node:net';
import type { ImapFlow } from 'imapflow';
import { printableLine } from '#src/lib/clean-text.ts';
import type { DialogueLine } from '#src/lib/dialogue-line.ts';
import { troubleOf } from './trouble.ts';
import { within } from './within.ts';

/** Where an account lies and who reads it. `none` sends everything in the clear: for a server on the own machine or network. */
export type ImapServer = { host: string; port: number; security: 'tls' | 'starttls' | 'none'; user: string };

/** A password, or an access token for XOAUTH2. */
export type ImapLogin = { password: string } | { accessToken: string };

export type ImapOptions = {
  /** bytes of the largest mail that is taken; bounds what a server can make us hold */
  sizeLimit: number;
  /** a certificate authority to trust beside those of the machine (PEM) */
  authority?: string;
  /** hears the dialogue, line by line, without what was secret in it */
  onLine?(line: DialogueLine): void;
};

export type ImapClient = ImapFlow;

const CONNECT_MS = 20_000;
const SILENCE_MS = 120_000;
// Greeting, capabilities, sign-in, namespaces: what connect() asks.
const GREETING = { bytes: 1_000_000, ms: 60_000 };
const FRAMING_BYTES = 1_000_000;
// A list of a million UIDs; each word of a line becomes an object.
const LINE_BYTES = 10_000_000;
const MOST_LINES_HEARD = 200;

/**
 * Opens a session: connected, certificate checked, signed in. Whoever opens it closes it.
 * @throws ImapTrouble
 */
export async function openImap(server: ImapServer, login: ImapLogin, options: ImapOptions): Promise<ImapClient> {
  const { host, port, security, user } = server;
  const { sizeLimit, authority, onLine } = options;
  // Loaded by those who fetch: an instance that does not need not hold it.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: 'password' in login ? { user, pass: login.password } : { user, accessToken: login.accessToken },
    // An address has no server name to ask for (RFC 6066 section 3); its certificate is checked for it all the same.
    tls: {
      rejectUnauthorized: true,
      ...(isIP(host) ? { servername: '' } : {}),
      ...(authority ? { ca: authority } : {}),
    },
    clientInfo: { name: 'Postroom', version: false, vendor: false, 'support-url': false },
    logger: onLine ? listener(onLine) : false,
    // Our own loop decides when it waits.
    disableAutoIdle: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    maxLiteralSize: sizeLimit + FRAMING_BYTES,
    maxLineLength: LINE_BYTES,
    maxResponseSize: 2 * (sizeLimit + FRAMING_BYTES),
  });
  // What breaks while nobody asks anything shows at the next question; unheard it would end the process.
  client.on('error', () => undefined);
  try {
    await within(client, GREETING, () => client.connect());
    return client;
  } catch (error) {
    client.close();
    throw troubleOf(error) ?? error;
  }
}

/** imapflow logs what is said (`src` s or c) with passwords and tokens left out. */
function listener(onLine: (line: DialogueLine) => void) {
  let heard = 0;
  const hear = ({ src, msg }: { src?: string; msg?: string }) => {
    if ((src !== 's' && src !== 'c') || !msg) return;
    heard += 1;
    if (heard <= MOST_LINES_HEARD) onLine({ isOurs: src === 'c', text: printableLine(msg) });
  };
  const ignore = () => undefined;
  return { trace: ignore, debug: hear, info: ignore, warn: ignore, error: ignore };
}
