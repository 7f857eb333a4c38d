import { expect, test } from 'vitest';
import type { ReceiverDeps } from '#src/mail/smtp-receiver/index.ts';
import { dialogue } from '#tests/support/smtp-client.ts';
import { startReceiver } from './receiver.ts';

/** A receiver to which this machine is a stranger. */
const toStrangers = (limits: ReceiverDeps['limits'], deps: Partial<ReceiverDeps> = {}) =>
  startReceiver({ trusted: ['10.0.0.0/8'], limits, ...deps });

async function greeted(port: number) {
  const client = await dialogue(port);
  await client.expect(220);
  await client.say('EHLO client.test', 250);
  return client;
}

test('S10: an address has so many connections at once, and gets a new one when one of them ends', async () => {
  await using receiver = await toStrangers({ connections: 2 });
  const first = await greeted(receiver.port);
  await greeted(receiver.port);
  const third = await dialogue(receiver.port);
  await third.expect('421 4.7.0');
  await third.closed();
  await first.say('STARTTLS', 220);
  await first.startTls();
  await first.say('QUIT', 221);
  first.close();
  await first.closed();
  await greeted(receiver.port);
  await (await dialogue(receiver.port)).expect('421 4.7.0');
});

test('S10: an address has so many connections a minute', async () => {
  let now = 1_700_000_000_000;
  await using receiver = await toStrangers({ connectionsPerMinute: 2 }, { clock: { now: () => now } });
  for (let round = 0; round < 2; round++) await (await greeted(receiver.port)).say('QUIT', 221);
  await (await dialogue(receiver.port)).expect('421 4.7.0');
  now += 60_000;
  await greeted(receiver.port);
});

test('S10: an address has so many messages a minute, over all its connections', async () => {
  let now = 1_700_000_000_000;
  await using receiver = await toStrangers({ messagesPerMinute: 2 }, { clock: { now: () => now } });
  const [first, second] = [await greeted(receiver.port), await greeted(receiver.port)];
  await first.say('MAIL FROM:<ann@customer.test>', 250);
  await second.say('MAIL FROM:<ann@customer.test>', 250);
  await first.say('RSET', 250);
  await first.say('MAIL FROM:<ann@customer.test>', '450 4.7.1');
  now += 60_000;
  await first.say('MAIL FROM:<ann@customer.test>', 250);
});

test('S10, S11: a session that tries out addresses is slowed, and ended at 20 of them', async () => {
  await using receiver = await toStrangers({ errorDelayMs: 50 });
  const client = await greeted(receiver.port);
  await client.say('MAIL FROM:<ann@customer.test>', 250);
  const took: number[] = [];
  for (let guess = 1; guess <= 20; guess++) {
    const begun = performance.now();
    await client.say(`RCPT TO:<guess${guess}@ours.test>`, 550);
    took.push(performance.now() - begun);
  }
  await client.expect('421 4.7.0');
  await client.closed();
  // The eleventh is answered at once, and each of the nine after it waits for the delay. A busy machine may move one
  // answer towards the next, but not all of them together.
  expect(took.slice(11).reduce((sum, ms) => sum + ms)).toBeGreaterThan(400);
  expect(Math.min(...took.slice(0, 10))).toBeLessThan(45);
});

test('S8, S10: surplus recipients and trouble of our own are no errors of the client', async () => {
  await using receiver = await toStrangers({ hardErrors: 3 }, { maxRecipients: 1, hasRoom: () => true });
  const client = await greeted(receiver.port);
  await client.say('MAIL FROM:<ann@customer.test>', 250);
  await client.say('RCPT TO:<sales@ours.test>', 250);
  for (let surplus = 0; surplus < 10; surplus++) await client.say('RCPT TO:<info@ours.test>', 452);
  await client.say('DATA', 354);
  await client.say('Subject: x\r\n\r\n.', 250);
});

test('S10: commands that bring no letter are ended at 100; each letter counts them anew', async () => {
  await using receiver = await toStrangers({});
  const client = await greeted(receiver.port);
  const idle = async (count: number) => {
    for (let each = 0; each < count; each++) await client.say(['NOOP', 'RSET', 'VRFY x'][each % 3]!, 25);
  };
  await idle(99);
  await client.say('MAIL FROM:<ann@customer.test>', 250);
  await client.say('RCPT TO:<sales@ours.test>', 250);
  await client.say('DATA', 354);
  await client.say('Subject: x\r\n\r\n.', 250);
  await idle(100);
  await client.say('NOOP', '421 4.7.0');
  await client.closed();
});

test('S10: trusted networks have none of these limits', async () => {
  const limits = { connections: 1, connectionsPerMinute: 1, messagesPerMinute: 1, hardErrors: 1, junkCommands: 1 };
  await using receiver = await toStrangers(limits, { trusted: ['192.0.2.1', '127.0.0.0/8'] });
  await greeted(receiver.port);
  const client = await greeted(receiver.port);
  for (let round = 0; round < 3; round++) {
    await client.say('NOOP', 250);
    await client.say('MAIL FROM:<ann@customer.test>', 250);
    await client.say('RCPT TO:<nobody@ours.test>', 550);
    await client.say('RSET', 250);
  }
});
