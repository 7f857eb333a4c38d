import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import {
  fetchMails,
  ImapTrouble,
  listFolders,
  openFolder,
  openImap,
  outlineMails,
  refreshTokens,
  searchUids,
} from '#src/mail/imap/index.ts';

/** An IMAP server that answers what it must, and to the commands named in `flood` with one line again and again. */
async function startFloodingServer(flood: Record<string, string>) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('* OK [CAPABILITY IMAP4rev1 UIDPLUS] hi\r\n');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        answer(socket, text.slice(0, end));
        text = text.slice(end + 2);
      }
    });
  });
  function answer(socket: Socket, line: string): void {
    const [tag = '', ...words] = line.split(' ');
    // What is asked for namespaces is a LIST of nothing.
    const isNamespace = words.join(' ') === 'LIST "" ""';
    const verb = isNamespace ? 'NAMESPACE' : ((words[0] === 'UID' ? words[1] : words[0])?.toUpperCase() ?? '');
    const said = flood[verb];
    if (said !== undefined) pour(socket, said.repeat(1000));
    if (said !== undefined) return;
    if (verb === 'SELECT') socket.write('* 9 EXISTS\r\n* OK [UIDVALIDITY 1] x\r\n* OK [UIDNEXT 10] x\r\n');
    if (verb === 'LIST') socket.write('* LIST () "/" INBOX\r\n');
    socket.write(`${tag} OK done\r\n`);
  }
  /** As fast as it is taken, with turns for others: both ends share a thread here. */
  function pour(socket: Socket, text: string): void {
    if (socket.destroyed) return;
    if (socket.writableLength < 4_000_000) socket.write(text);
    setTimeout(pour, 1, socket, text);
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.dispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

const open = (port: number) =>
  openImap({ host: '127.0.0.1', port, security: 'none', user: 'ann' }, { password: 'x' }, { sizeLimit: 1_000_000 });

const outline = { uid: 1, arrivedAt: 0, size: 10 };
const endless: [string, Record<string, string>, (client: Awaited<ReturnType<typeof open>>) => Promise<unknown>][] = [
  ['folders', { LIST: '* LIST () "/" "folder"\r\n' }, listFolders],
  ['words about a folder', { SELECT: '* OK still here\r\n' }, (client) => openFolder(client, 'INBOX')],
  [
    'UIDs',
    { SEARCH: `* SEARCH ${'1 2 3 4 5 6 7 8 9 '.repeat(20)}\r\n` },
    async (client) => {
      await openFolder(client, 'INBOX');
      return searchUids(client, { from: 1 });
    },
  ],
  [
    'outlines',
    { FETCH: '* 1 FETCH (UID 1 RFC822.SIZE 10 INTERNALDATE "01-Jan-2026 00:00:00 +0000")\r\n' },
    async (client) => {
      await openFolder(client, 'INBOX');
      return outlineMails(client, [1]);
    },
  ],
  [
    'mails nobody asked for',
    { FETCH: `* 2 FETCH (UID 2 BODY[]<0> {1000}\r\n${'x'.repeat(1000)})\r\n` },
    async (client) => {
      await openFolder(client, 'INBOX');
      return fetchMails(client, [outline], 1_000_000);
    },
  ],
];

test.each(endless)(
  'W11: a server that tells of %s without end is left, and fills no memory',
  async (_, flood, ask) => {
    using server = await startFloodingServer(flood);
    const client = await open(server.port);
    const before = process.memoryUsage().rss;
    await expect(ask(client)).rejects.toMatchObject({ name: 'ImapTrouble', kind: 'answer' });
    expect(client.usable).toBe(false);
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  },
  60_000,
);

test('W11: a server that begins to talk without end while we sign in is left', async () => {
  using server = await startFloodingServer({ NAMESPACE: '* LIST () "/" ""\r\n' });
  await expect(open(server.port)).rejects.toMatchObject({ name: 'ImapTrouble', kind: 'answer' });
}, 60_000);

test('W11: of an endless answer to a question for tokens only the start is taken', async () => {
  let sent = 0;
  const chunk = new Uint8Array(64_000).fill(0x20);
  const endless = () =>
    new ReadableStream({
      pull(controller) {
        sent += chunk.length;
        if (sent > 500_000_000) controller.close();
        else controller.enqueue(chunk);
      },
    });
  const server = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: () => new Response(endless()) });
  const tokenUrl = `http://127.0.0.1:${server.port}/token`;
  const client = { clientId: 'id', clientSecret: 'shh', endpoints: { authorizeUrl: tokenUrl, tokenUrl, scope: '' } };
  await expect(refreshTokens(client, 'token', 0)).rejects.toBeInstanceOf(ImapTrouble);
  expect(sent).toBeLessThan(50_000_000);
  await server.stop(true);
});
