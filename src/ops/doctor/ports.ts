import { createConnection } from 'node:net';
import { messageOf } from '#src/lib/errors.ts';
import type { Config } from '#src/platform/config/index.ts';
import { type Line, line } from './line.ts';

const DEADLINE_MS = 5000;

/** Both ports of our own, as a client finds them. @param isServed whether a server holds the data folder's lock */
export async function portLines(config: Config, isServed: boolean): Promise<Line[]> {
  const server = isServed
    ? line('ok', 'server', 'One runs on this data folder')
    : line('warn', 'server', 'None runs on this data folder', 'Start it: postroom serve');
  if (!isServed) return [server];
  return [server, await webLine(config), await smtpLine(config)];
}

const reachable = (host: string) => (host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host);

async function webLine({ webHost, webPort }: Config): Promise<Line> {
  if (webPort === 0) return line('ok', 'web port', 'Any that is free, so it was not tried');
  try {
    await dialogue(reachable(webHost), webPort, []);
    return line('ok', 'web port', `${webPort} is open`);
  } catch (error) {
    return line('fail', 'web port', `${webPort}: ${messageOf(error)}`, 'See the log of the server.');
  }
}

async function smtpLine({ smtpHost, smtpPort, mailName }: Config): Promise<Line> {
  if (smtpPort === 0) return line('ok', 'mail port', 'Any that is free, so it was not tried');
  try {
    const [banner = '', hello = ''] = await dialogue(reachable(smtpHost), smtpPort, [null, `EHLO ${mailName}`, 'QUIT']);
    const says = `${smtpPort} answers: ${banner}`;
    if (!banner.startsWith('220'))
      return line('fail', 'mail port', says, 'Something is in front of it, or it is another program.');
    if (!/^250[ -]STARTTLS/im.test(hello)) {
      return line('fail', 'mail port', `${smtpPort} offers no STARTTLS`, 'Something in between takes it away.');
    }
    return line('ok', 'mail port', `${says}, with STARTTLS`);
  } catch (error) {
    return line('fail', 'mail port', `${smtpPort}: ${messageOf(error)}`, 'See the log of the server.');
  }
}

/**
 * Says one line after another and gathers the replies (RFC 5321 section 4.2). null waits for the greeting.
 * @throws where nobody answers in five seconds
 */
export function dialogue(host: string, port: number, says: (string | null)[]): Promise<string[]> {
  const { promise, resolve, reject } = Promise.withResolvers<string[]>();
  const replies: string[] = [];
  const socket = createConnection({ host, port });
  const timer = setTimeout(() => socket.destroy(new Error('no answer in five seconds')), DEADLINE_MS);
  let text = '';
  const next = () => {
    const say = says[replies.length];
    if (say === undefined) return socket.end(() => resolve(replies));
    if (say !== null) socket.write(`${say}\r\n`);
  };
  socket.setEncoding('latin1');
  socket.on('connect', next);
  socket.on('data', (chunk: string) => {
    text += chunk;
    if (text.length > 10_000) return void socket.destroy(new Error('more was said than a mail server says'));
    // The last line of a reply has a space behind its code.
    if (!/^\d{3} .*\r?\n$/m.test(text)) return;
    replies.push(text.trim());
    text = '';
    next();
  });
  socket.on('error', reject);
  socket.on('close', () => {
    clearTimeout(timer);
    reject(new Error('the connection was closed'));
  });
  return promise;
}
