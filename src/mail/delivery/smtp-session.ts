import { isAscii } from 'node:buffer';
import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPError } from 'nodemailer/lib/smtp-connection';
import { judge, printableLine, type Verdict } from './outcomes.ts';

/** A letter whose addresses went through wireAddress(); `from` may be '' (null sender). */
export type WireMail = { bytes: Uint8Array; from: string; to: string[] };

export type Target = {
  /** Name or IP address to connect to. */
  host: string;
  port: number;
  /** What we call ourselves in EHLO. */
  name: string;
  /** The name a certificate is asked for when `host` is an address. */
  servername?: string;
  security: 'tls' | 'starttls' | 'opportunistic' | 'none';
  /** Whether the certificate must be valid for the host. */
  tlsVerify: boolean;
  login?: { user: string; password: string };
  /** Whether 5xx answers about a login may be the admin's to mend, not the letter's fate. */
  isRelay: boolean;
};

export type Timeouts = { connectMs: number; replyMs: number; sessionMs: number };

/** The session ended before a letter could be offered; another host may do better. */
export class NotConnected extends Error {
  override name = 'NotConnected';
  constructor(
    readonly error: SMTPError,
    readonly inTlsHandshake: boolean,
  ) {
    super(error.message);
  }
}

/**
 * One SMTP session with one letter. The bytes leave as they are, but for dot-stuffing; a bare CR or LF, which the
 * composer should not have made, becomes CRLF on the way out (S4): no receiver can be led to see an end of data in it.
 * SMTPConnection is used below nodemailer's mailer, which takes content apart and could read files and URLs for it.
 * @returns what became of each recipient, by address
 * @throws NotConnected
 */
export async function smtpSession(mail: WireMail, target: Target, timeouts: Timeouts): Promise<Map<string, Verdict>> {
  const connection = new SMTPConnection(optionsFor(target, timeouts));
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => {});
  let isBroken = false;
  function fail(error: Error): void {
    isBroken = true;
    broken.reject(error);
  }
  // The listener stays for good: an error event without one would end the process.
  connection.on('error', fail);
  // Later than the callbacks of its steps, which know more.
  connection.on('end', () => setImmediate(fail, new Error('The server closed the connection')));
  const deadline = setTimeout(fail, timeouts.sessionMs, new Error('The session took too long'));

  /** Runs one callback-style step; a connection that breaks meanwhile ends it too. */
  const step = <T>(start: (done: (error?: SMTPError | null, result?: T) => void) => void): Promise<T | undefined> =>
    Promise.race([
      broken.promise,
      new Promise<T | undefined>((resolve, reject) =>
        start((error, result) => (error ? reject(error) : resolve(result))),
      ),
    ]);

  try {
    await step((done) => connection.connect(done)).catch((error: SMTPError) => {
      throw new NotConnected(error, connection.upgrading === true);
    });
    return await converse(mail, target, connection, step);
  } finally {
    clearTimeout(deadline);
    // A QUIT in the middle of a letter would be a line of it.
    if (isBroken) connection.close();
    else leave(connection);
  }
}

type Step = <T>(start: (done: (error?: SMTPError | null, result?: T) => void) => void) => Promise<T | undefined>;

async function converse(
  mail: WireMail,
  target: Target,
  connection: SMTPConnection,
  step: Step,
): Promise<Map<string, Verdict>> {
  const { login } = target;
  if (login) {
    const failure = await step((done) => connection.login({ user: login.user, pass: login.password }, done)).then(
      () => null,
      (error: SMTPError) => judge(error, 'login', true),
    );
    if (failure) return new Map(mail.to.map((address) => [address, failure]));
  }
  // nodemailer keeps its book of recipients on the very object it is given: even when the session ends in an error,
  // that tells who was refused by name.
  const envelope: SMTPConnection.Envelope & { rejectedErrors?: SMTPError[] } = {
    from: mail.from,
    to: [...mail.to],
    size: mail.bytes.byteLength,
    use8BitMime: !isAscii(mail.bytes),
  };
  const end = await step<SMTPConnection.SentMessageInfo>((done) =>
    connection.send(envelope, Readable.from(pieces(mail.bytes)), done),
  ).then(
    (info) => ({
      verdict: { state: 'sent', reply: printableLine(info?.response ?? '') } satisfies Verdict,
      error: null,
    }),
    (error: SMTPError) => ({ verdict: judge(error, 'send', target.isRelay), error }),
  );
  // After a refused MAIL the answers to pipelined RCPTs only say that there was no MAIL.
  const refusals = end.error?.command === 'MAIL FROM' ? [] : (envelope.rejectedErrors ?? []);
  return new Map(
    mail.to.map((address) => {
      const refusal = refusals.find(({ recipient }) => recipient === address);
      return [address, refusal ? judge(refusal, 'send', target.isRelay) : end.verdict];
    }),
  );
}

function optionsFor(target: Target, timeouts: Timeouts): SMTPConnection.Options {
  return {
    host: target.host,
    port: target.port,
    name: target.name,
    servername: target.servername,
    secure: target.security === 'tls',
    requireTLS: target.security === 'starttls',
    opportunisticTLS: target.security === 'opportunistic',
    ignoreTLS: target.security === 'none',
    tls: { rejectUnauthorized: target.tlsVerify },
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    socketTimeout: timeouts.replyMs,
    allowInternalNetworkInterfaces: true,
    logger: false,
  };
}

const PIECE_BYTES = 64 * 1024;

/** In pieces, so that dot-stuffing a large letter does not hold up the thread, and a slow receiver holds up the reading. */
function* pieces(bytes: Uint8Array): Generator<Buffer> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < whole.length; at += PIECE_BYTES) yield whole.subarray(at, at + PIECE_BYTES);
}

const GOODBYE_MS = 5000;

/** Says QUIT without keeping anybody waiting for the answer. */
function leave(connection: SMTPConnection): void {
  if (connection.destroyed) return;
  connection.quit();
  setTimeout(() => connection.close(), GOODBYE_MS).unref();
}
