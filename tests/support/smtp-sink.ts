import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { selfSigned } from '#src/platform/tls/new-certificate.ts';

export type SinkMail = { from: string; to: string[]; bytes: Buffer; tls: boolean; user: string | null };

type Options = {
  /** `550 5.1.1 Nobody` to refuse a recipient, undefined to take it. */
  answerRcpt?: (address: string) => string | undefined;
  answerMail?: (address: string) => string | undefined;
  /** The answer after the last byte; undefined takes the letter. */
  answerData?: (mail: SinkMail) => string | undefined | Promise<string | undefined>;
  /** `implicit` speaks TLS from the first byte; the default offers STARTTLS. */
  tls?: 'starttls' | 'implicit' | 'none';
  /** The only login that is taken; AUTH is then required. */
  auth?: { user: string; password: string };
  size?: number;
  /** One of a test's authority; without it a self-signed one. */
  certificate?: { cert: string; key: string };
};

/** Fails a command with a whole reply line, as smtp-server wants it. */
function refusal(reply: string | undefined): Error | null {
  return reply === undefined
    ? null
    : Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });
}

/** A recording SMTP server for tests: it keeps what it takes, and `next()` waits for it. */
export async function startSmtpSink(options: Options = {}) {
  let connections = 0;
  const letters: SinkMail[] = [];
  const waiting: ((mail: SinkMail) => void)[] = [];
  const { tls = 'starttls', auth } = options;

  function keep(mail: SinkMail): void {
    const waiter = waiting.shift();
    if (waiter) waiter(mail);
    else letters.push(mail);
  }

  const server = new SMTPServer({
    ...(options.certificate ?? (await selfSigned('sink.test', Date.now()))),
    name: 'sink.test',
    logger: false,
    secure: tls === 'implicit',
    size: options.size,
    disabledCommands: [...(tls === 'none' ? ['STARTTLS'] : []), ...(auth ? [] : ['AUTH'])],
    allowInsecureAuth: true,
    closeTimeout: 500,
    onConnect(_session, reply) {
      connections += 1;
      reply();
    },
    onAuth({ username, password }, _session, reply) {
      const isRight = username === auth?.user && password === auth?.password;
      reply(isRight ? null : refusal('535 5.7.8 Wrong login'), { user: username });
    },
    onMailFrom: ({ address }, _session, reply) => reply(refusal(options.answerMail?.(address))),
    onRcptTo: ({ address }, _session, reply) => reply(refusal(options.answerRcpt?.(address))),
    onData(stream, { envelope, secure, user }, reply) {
      const { mailFrom, rcptTo } = envelope;
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', async () => {
        const from = mailFrom ? mailFrom.address : '';
        const to = rcptTo.map(({ address }) => address);
        const mail = { from, to, bytes: Buffer.concat(chunks), tls: secure, user: user ? String(user) : null };
        const answer = refusal(await options.answerData?.(mail));
        if (!answer) keep(mail);
        reply(answer, 'taken');
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return {
    port: (server.server.address() as AddressInfo).port,
    /** Letters taken that nobody has asked next() for. */
    letters,
    /** how many there have been */
    connections: () => connections,
    next(): Promise<SinkMail> {
      const mail = letters.shift();
      return mail ? Promise.resolve(mail) : new Promise((resolve) => waiting.push(resolve));
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
