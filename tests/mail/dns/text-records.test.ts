import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { dnsResolver } from '#src/mail/dns/index.ts';
import { startDnsServer } from '#tests/support/dns-server.ts';

const resolverAt = (server: string) => dnsResolver({ servers: [server], deadlineMs: 600 });

test('A4: the pieces of one record are one text, and records stay apart', async () => {
  const long = `${'a'.repeat(300)} ${'b'.repeat(300)}`;
  using dns = await startDnsServer({ 'x.test': { txt: [long, 'v=spf1 -all', ''] } });
  expect(await resolverAt(dns.server).txt('x.test')).toEqual([long, 'v=spf1 -all', '']);
  expect(await resolverAt(dns.server).txt('X.Test.')).toHaveLength(3);
});

test('A4: no such name and no texts are an empty list, trouble and silence are temporary', async () => {
  using dns = await startDnsServer({
    'mute.test': { a: ['192.0.2.1'] },
    'bad.test': { trouble: 'servfail' },
    'dead.test': { trouble: 'silence' },
  });
  const resolver = resolverAt(dns.server);
  expect(await resolver.txt('none.test')).toEqual([]);
  expect(await resolver.txt('mute.test')).toEqual([]);
  for (const name of ['bad.test', 'dead.test']) {
    await expect(resolver.txt(name)).rejects.toMatchObject({ name: 'Upstream', isTemporary: true });
  }
});

test('A4: the next server is asked where the first is silent or refuses', async () => {
  using dead = await startDnsServer({ 'x.test': { trouble: 'servfail' } });
  using dns = await startDnsServer({ 'x.test': { txt: ['here'] } });
  expect(await dnsResolver({ servers: [dead.server, dns.server] }).txt('x.test')).toEqual(['here']);
});

/** A server of one port for both, whose UDP says `truncated` and whose TCP gives what it is told to. */
async function truncating(answer: (question: Buffer) => Buffer) {
  const stream = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => {
      const message = answer(data.subarray(2));
      const length = Buffer.from([message.length >> 8, message.length & 255]);
      // In two pieces, as a network may deliver it.
      socket.write(Buffer.concat([length, message.subarray(0, 20)]));
      setTimeout(() => socket.end(message.subarray(20)), 5);
    });
  }).listen(0, '127.0.0.1');
  await once(stream, 'listening');
  const { port } = stream.address() as { port: number };
  const socket = createSocket('udp4').bind(port, '127.0.0.1');
  socket.on('message', (query, from) => {
    const head = Buffer.from(query.subarray(0, query.length - 11));
    head[2] = 0x83;
    head[11] = 0;
    socket.send(head, from.port, from.address);
  });
  await once(socket, 'listening');
  const close = () => {
    stream.close();
    socket.close();
  };
  return { server: `127.0.0.1:${port}`, [Symbol.dispose]: close };
}

const answered = (question: Buffer, text: Buffer) => {
  const message = Buffer.concat([
    question.subarray(0, question.length - 11),
    Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, text.length >> 8, text.length & 255]),
    text,
  ]);
  message[2] = 0x81;
  message[7] = 1;
  message[11] = 0;
  return message;
};

test('A4: what does not fit into a packet is asked for again by TCP', async () => {
  const pieces = Buffer.concat(Array.from({ length: 20 }, () => Buffer.from(`\u00c8${'k'.repeat(200)}`, 'latin1')));
  using dns = await truncating((question) => answered(question, pieces));
  expect(await resolverAt(dns.server).txt('x.test')).toEqual(['k'.repeat(4000)]);
});

test.each([
  ['cut short', (question: Buffer) => answered(question, Buffer.from('\u0003abc')).subarray(0, -2)],
  [
    'for another name',
    (question: Buffer) =>
      answered(Buffer.from(question.toString('latin1').replace('x', 'y'), 'latin1'), Buffer.from('\u0003abc')),
  ],
  ['empty', () => Buffer.alloc(0)],
])('A4: an answer that is %s is none', async (_, answer) => {
  using dns = await truncating(answer);
  await expect(resolverAt(dns.server).txt('x.test')).rejects.toMatchObject({ isTemporary: true });
});

test('A4: packets that answer nothing we asked are passed over', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  socket.on('message', (question, from) => {
    const forged = answered(question, Buffer.from('\u0006forged'));
    forged[0] = (forged[0]! + 1) & 255;
    for (const message of [forged, Buffer.from('junk'), answered(question, Buffer.from('\u0004real'))]) {
      socket.send(message, from.port, from.address);
    }
  });
  expect(await resolverAt(`127.0.0.1:${socket.address().port}`).txt('x.test')).toEqual(['real']);
  socket.close();
});
