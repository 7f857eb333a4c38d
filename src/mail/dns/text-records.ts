import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import { type Reply, replyTo, textQuestion } from './wire.ts';

/**
 * TXT records, asked for by ourselves: the resolver of Bun (1.4) gives the pieces of one long record as records of their own
 * (github.com/oven-sh/bun/issues/21370), and a signing key of 2048 bits never fits into one piece.
 */

type Server = { host: string; port: number };

const NO_ERROR = 0;
const NO_SUCH_NAME = 3;

/** `192.0.2.1`, `192.0.2.1:53`, `2001:db8::1` or `[2001:db8::1]:53` */
function serverOf(text: string): Server {
  if (isIPv6(text)) return { host: text, port: 53 };
  const [, host = text, port = '53'] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(text) ?? [];
  return { host, port: Number(port) };
}

/**
 * The texts of a name; [] when there are none. Each server is asked in turn, twice around.
 * @throws Error when no server gave an answer, each having had its share of `deadlineMs`
 */
export async function textsOf(name: string, servers: string[], deadlineMs: number): Promise<string[]> {
  const turns = [...servers, ...servers].map(serverOf);
  let trouble: unknown = new Error('No DNS server is known');
  for (const server of turns) {
    try {
      return await textsFrom(server, name, deadlineMs / turns.length);
    } catch (error) {
      trouble = error;
    }
  }
  throw trouble;
}

async function textsFrom(server: Server, name: string, deadlineMs: number): Promise<string[]> {
  // An id and, by the system, a port that nobody can guess: what makes forged answers hard (RFC 5452).
  const question = textQuestion(randomInt(65_536), name);
  const short = await within(deadlineMs, (settle) => askByDatagram(server, question, settle));
  const reply = short.isTruncated ? await within(deadlineMs, (settle) => askByStream(server, question, settle)) : short;
  if (reply.code !== NO_ERROR && reply.code !== NO_SUCH_NAME) throw new Error(`answered with code ${reply.code}`);
  return reply.texts;
}

/** Runs one way of asking until it settles or time is up, then closes it. */
async function within(ms: number, ask: (settle: (found: Reply | Error) => void) => () => void): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const close = ask((found) => (found instanceof Error ? reject(found) : resolve(found)));
  const timer = setTimeout(() => reject(new Error('no answer in time')), ms);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    close();
  }
}

function askByDatagram({ host, port }: Server, question: Buffer, settle: (found: Reply | Error) => void) {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  socket.on('error', settle);
  socket.on('message', (message) => {
    const reply = readReply(question, message);
    // What can't be read, or answers somebody else, may be forged: the real one may still come.
    if (reply) settle(reply);
  });
  // Connected: packets of any other sender are dropped by the system.
  socket.connect(port, host, () => socket.send(question));
  return () => void socket.close();
}

function askByStream({ host, port }: Server, question: Buffer, settle: (found: Reply | Error) => void) {
  const socket = connect(port, host, () => {
    socket.write(Buffer.concat([Buffer.from([question.length >> 8, question.length & 255]), question]));
  });
  let received = Buffer.alloc(0);
  socket.on('error', settle);
  socket.on('close', () => settle(new Error('closed without an answer')));
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
    const reply = readReply(question, received.subarray(2, 2 + received.readUInt16BE(0)));
    settle(reply ?? new Error('an answer that makes no sense'));
  });
  return () => void socket.destroy();
}

function readReply(question: Buffer, message: Buffer): Reply | null {
  try {
    return replyTo(question, message);
  } catch {
    return null;
  }
}
