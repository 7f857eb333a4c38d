import { isAscii } from 'node:buffer';
import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPError } from 'nodemailer/lib/smtp-connection';
import { printableLine } from '#src/lib/clean-text.ts';
import { masked } from './masked.ts';
import { judge, type Verdict } from './outcomes.ts';
import { connectionOptions, type Target, type Timeouts } from './target.ts';

/** A letter whose addresses went through wireAddress(); `from` may be '' (null sender). */
export type WireMail = { bytes: Uint8Array; from: string; to: string[] };

/** The session ended before a letter could be offered. */
export class NotConnected extends Error {
  override name = 'NotConnected';
  constructor(
    readonly error: SMTPError,
    readonly stage: 'connect' | 'login',
    readonly inTlsHandshake: boolean,
  ) {
    super(error.message);
  }
}

/** What became of a letter; nothing of it was heard when the server was gone before it took a single recipient. */
export type Sending = { verdicts: Map<string, Verdict>; wasHeard: boolean };

/** One SMTP session, open for letters one after the other. */
export type Link = { send(mail: WireMail): Promise<Sending>; isOpen(): boolean; close(): void };

/** Hears the session as nodemailer's logger does. */
type Ear = Pick<SMTPConnection.Options, 'logger' | 'debug'>;

type Step = <T>(start: (done: (error?: SMTPError | null, result?: T) => void) => void) => Promise<T | undefined>;

/**
 * Connects and logs in. SMTPConnection is used below nodemailer's mailer, which takes content apart and could read files and
 * URLs for it. The bytes of a letter leave as they are, but for dot-stuffing; a bare CR or LF becomes CRLF on the way out
 * (S4): no receiver can be led to see an end of data in it.
 * @throws NotConnected
 */
export async function openLink(target: Target, timeouts: Timeouts, ear: Ear = {}): Promise<Link> {
  const connection = new SMTPConnection({ ...connectionOptions(target, timeouts), ...ear });
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

  /** Runs one callback-style step; a connection that breaks meanwhile ends it too. */
  const step: Step = (start) =>
    Promise.race([
      broken.promise,
      new Promise<never>((resolve, reject) =>
        start((error, result) => (error ? reject(error) : resolve(result as never))),
      ),
    ]);
  // A server that drips a byte at a time meets no limit of silence, so the whole of each part has a limit too.
  async function inTime<T>(work: Promise<T>): Promise<T> {
    const deadline = setTimeout(fail, timeouts.sessionMs, new Error('The session took too long'));
    return work.finally(() => clearTimeout(deadline));
  }
  // A QUIT in the middle of a letter would be a line of it.
  const close = () => (isBroken ? connection.close() : leave(connection));

  try {
    await inTime(enter(connection, target, step));
  } catch (error) {
    close();
    throw error;
  }
  return {
    isOpen: () => !isBroken && !connection.destroyed,
    close,
    send: (mail) => inTime(offer(mail, target, connection, step)),
  };
}

async function enter(connection: SMTPConnection, { login }: Target, step: Step): Promise<void> {
  await step((done) => connection.connect(done)).catch((error: SMTPError) => {
    throw new NotConnected(error, 'connect', connection.upgrading === true);
  });
  if (!login) return;
  await step((done) => connection.login({ user: login.user, pass: login.password }, done)).catch((error: SMTPError) => {
    // What it says ends up on pages, in logs and in mail to admins.
    const { response, message } = error;
    const said = { message: masked(message, login), ...(response ? { response: masked(response, login) } : {}) };
    throw new NotConnected(Object.assign(error, said), 'login', false);
  });
}

async function offer(mail: WireMail, target: Target, connection: SMTPConnection, step: Step): Promise<Sending> {
  // nodemailer keeps its book of recipients on the very object it is given: even when the session ends in an error,
  // that tells who was refused by name, and whether any was taken.
  const envelope: SMTPConnection.Envelope & { rejectedErrors?: SMTPError[]; accepted?: string[] } = {
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
  const verdicts = mail.to.map((address): [string, Verdict] => {
    const refusal = refusals.find(({ recipient }) => recipient === address);
    return [address, refusal ? judge(refusal, 'send', target.isRelay) : end.verdict];
  });
  const isGone = end.error !== null && (!end.error.responseCode || end.error.responseCode === 421);
  return {
    verdicts: new Map(verdicts),
    wasHeard: !isGone || refusals.length > 0 || Boolean(envelope.accepted?.length),
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
