import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** A whole reply: lines `250-...` up to the first without the dash. */
const wholeReply = /^(?:\d{3}-[^\n]*\r\n)*\d{3}(?: [^\n]*)?\r\n/;

/**
 * An SMTP dialogue line by line, over a plain socket, so that a test can say what no well-behaved client would.
 * `expect` waits for the next reply and fails when it does not begin with what was expected.
 */
export async function dialogue(port: number, host = '127.0.0.1') {
  let received = '';
  let isClosed = false;
  let wake = () => {};

  function listen(on: Socket): Socket {
    on.on('data', (chunk) => {
      received += chunk.toString('latin1');
      wake();
    });
    on.on('error', () => {});
    on.on('close', () => {
      isClosed = true;
      wake();
    });
    return on;
  }

  const plain = connect({ port, host, noDelay: true });
  await once(plain, 'connect');
  let socket = listen(plain);
  const change = () => new Promise<void>((resolve) => (wake = resolve));

  async function reply(): Promise<string> {
    for (;;) {
      const found = wholeReply.exec(received)?.[0];
      if (found) {
        received = received.slice(found.length);
        return found.trimEnd();
      }
      if (isClosed) throw new Error(`Connection closed, received ${JSON.stringify(received)}`);
      await change();
    }
  }

  async function expect(start: string | number): Promise<string> {
    const answer = await reply();
    if (!answer.startsWith(String(start))) throw new Error(`Expected ${start}, got ${answer}`);
    return answer;
  }

  const write = (data: string | Uint8Array) =>
    new Promise<void>((resolve) =>
      socket.write(typeof data === 'string' ? Buffer.from(data, 'latin1') : data, () => resolve()),
    );
  const send = (line: string) => write(`${line}\r\n`);

  return {
    expect,
    reply,
    write,
    send,
    /** Sends a line and expects the start of its reply. */
    async say(line: string, start: string | number): Promise<string> {
      await send(line);
      return await expect(start);
    },
    /** Banner, EHLO, MAIL and RCPT: ready for DATA. */
    async open(to: string[], from = 'ann@customer.test'): Promise<void> {
      await expect(220);
      for (const line of ['EHLO client.test', `MAIL FROM:<${from}>`, ...to.map((address) => `RCPT TO:<${address}>`)]) {
        await send(line);
        await expect(250);
      }
    },
    /** Runs the handshake after a 220 to STARTTLS; replies from before it are forgotten. */
    async startTls(): Promise<void> {
      plain.removeAllListeners('data');
      received = '';
      const secure = connectTls({ socket: plain, rejectUnauthorized: false });
      await once(secure, 'secureConnect');
      socket = listen(secure);
    },
    /** What came and was not asked for by expect(). */
    unread: () => received,
    /** Resolves when the server has closed the connection. */
    async closed(): Promise<void> {
      while (!isClosed) await change();
    },
    /** FIN, or a reset when `abruptly`. */
    close(abruptly = false): void {
      if (abruptly) plain.resetAndDestroy();
      else socket.end();
    },
  };
}
