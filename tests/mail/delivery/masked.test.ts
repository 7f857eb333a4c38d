import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { probeRoute } from '#src/mail/delivery/probe.ts';
import type { Route } from '#src/mail/delivery/route.ts';
import { deliver } from './deliver.ts';

const PASSWORD = 'right horse';
const PLAIN = Buffer.from(`\0postroom\0${PASSWORD}`).toString('base64');

/** A relay that repeats in its refusal what it was sent. */
async function startTellTale() {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 hi\r\n');
    socket.on('data', (chunk) => {
      const line = chunk.toString('latin1').trim();
      if (/^EHLO/i.test(line)) socket.write('250-hello\r\n250 AUTH PLAIN\r\n');
      else if (/^AUTH/i.test(line)) socket.write(`535 5.7.8 No: ${line.split(' ').at(-1)} is ${PASSWORD}\r\n`);
      else socket.end('221 bye\r\n');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, [Symbol.dispose]: () => void server.close() };
}

test('W16: a login that a relay repeats in its refusal stands in no answer, on no page and in no alarm', async () => {
  using relay = await startTellTale();
  const route: Route = {
    kind: 'relay',
    host: '127.0.0.1',
    port: relay.port,
    security: 'none',
    user: 'postroom',
    password: PASSWORD,
    name: 'ours.test',
  };
  const letter = { bytes: Buffer.from('Subject: Hi\r\n\r\nHello\r\n'), from: 'a@ours.test', to: ['b@x.test'] };
  const outcomes = await deliver(letter, route);
  expect(outcomes).toMatchObject([
    { state: 'delayed', trouble: 'login', reply: expect.stringMatching(/^535 5\.7\.8 No/) },
  ]);
  const probe = await probeRoute(route);
  expect(probe).toMatchObject({ isGood: false, error: expect.stringMatching(/^535 5\.7\.8 No/) });
  for (const text of [JSON.stringify(outcomes), JSON.stringify(probe)]) {
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain(PLAIN);
  }
});
