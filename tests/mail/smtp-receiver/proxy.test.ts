import { expect, test } from 'vitest';
import type { ReceiverDeps } from '#src/mail/smtp-receiver/index.ts';
import { dialogue } from '#tests/support/smtp-client.ts';
import { startReceiver } from './receiver.ts';

const behindProxy = (deps: Partial<ReceiverDeps> = {}) =>
  startReceiver({ trusted: ['127.0.0.0/8'], proxies: ['127.0.0.1'], ...deps });

async function from(port: number, address: string) {
  const client = await dialogue(port);
  await client.send(`PROXY TCP${address.includes(':') ? 6 : 4} ${address} 192.0.2.25 40000 25`);
  return client;
}

test('S20: a listed proxy says whose letter it is', async () => {
  await using receiver = await behindProxy();
  const client = await from(receiver.port, '203.0.113.7');
  await client.open(['sales@ours.test']);
  await client.say('DATA', 354);
  await client.say('Subject: x\r\n\r\n.', 250);
  expect(receiver.letters.map(({ ip }) => ip)).toEqual(['203.0.113.7']);
});

test.each([
  ['another command', 'EHLO client.test\r\n'],
  ['an address that is none', 'PROXY TCP4 localhost 192.0.2.25 40000 25\r\n'],
  ['version 2', '\r\n\r\n\0\r\nQUIT\n\x21\x11\x00\x0c'],
  ['a header without an end', `PROXY TCP4 ${'1'.repeat(1024)}`],
])('S20: %s instead of the header is refused', async (_name, text) => {
  await using receiver = await behindProxy();
  const client = await dialogue(receiver.port);
  await client.write(text);
  await client.closed();
  expect(client.unread()).not.toMatch(/^220/m);
});

test('S20: a listed proxy that says nothing gets no banner', async () => {
  await using receiver = await behindProxy();
  const client = await dialogue(receiver.port);
  // The banner of a session that may begin is out after a tenth of a second.
  await (await from(receiver.port, '203.0.113.7')).expect(220);
  await (await from(receiver.port, '203.0.113.7')).expect(220);
  expect(client.unread()).toBe('');
});

test.each([[[]], [['192.0.2.1']]])('S20: the header of anybody else is refused (proxies: %j)', async (proxies) => {
  await using receiver = await behindProxy({ proxies });
  const early = await from(receiver.port, '203.0.113.7');
  await early.expect(421);
  await early.closed();
  const late = await dialogue(receiver.port);
  await late.expect(220);
  await late.say('PROXY TCP4 203.0.113.7 192.0.2.25 40000 25', 500);
});

test('S10, S20: limits count the address behind the proxy, IPv6 by its /64, and trust none that only the proxy has', async () => {
  await using receiver = await behindProxy({ limits: { connections: 1 } });
  await (await from(receiver.port, '2001:db8:0:1::1')).expect(220);
  await (await from(receiver.port, '2001:db8:0:1:ffff::2')).expect('421 4.7.0');
  await (await from(receiver.port, '2001:db8:0:2::1')).expect(220);
  await (await from(receiver.port, '203.0.113.7')).expect(220);
  await (await from(receiver.port, '203.0.113.7')).expect('421 4.7.0');
  await (await from(receiver.port, '203.0.113.8')).expect(220);
});
