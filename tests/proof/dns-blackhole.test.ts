import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { answer } from '#tests/support/answering.ts';
import { MAILBOX, setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { dialogue } from '#tests/support/smtp-client.ts';
import { openStore, received, until } from '#tests/support/store.ts';

/** A DNS server that takes questions and never answers. */
async function startBlackhole() {
  const socket = createSocket('udp4');
  let asked = 0;
  socket.on('message', () => asked++);
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    server: `127.0.0.1:${socket.address().port}`,
    asked: () => asked,
    [Symbol.dispose]: () => void socket.close(),
  };
}

test('A1, O1: with a DNS that never answers, mail is taken, stored and shown, answers wait, and pages come', {
  timeout: 120_000,
}, async () => {
  using dns = await startBlackhole();
  // A client that speaks for a proxy comes from an address of the internet, so that SPF is asked for.
  await using postroom = await startPostroom({ POSTROOM_DNS: dns.server, POSTROOM_SMTP_PROXIES: '127.0.0.1' });
  const browser = await setUpPostroom(postroom);
  using store = openStore(postroom.folder);

  const client = await dialogue(postroom.smtpPort);
  await client.send('PROXY TCP4 192.0.2.10 192.0.2.25 40000 25');
  await client.open([MAILBOX.address], 'ann@customer.test');
  await client.say('DATA', 354);
  await client.write(letter({ From: 'ann@customer.test', Subject: 'question' }));
  await client.say('\r\n.', 250);
  client.close();

  const { conversation_id: id } = await received(store, 'question');
  expect(dns.asked(), 'it was asked').toBeGreaterThan(0);
  const page = await browser.get(`/conversations/${id}`);
  expect([page.status, (await page.text()).includes('ann@customer.test')]).toEqual([200, true]);

  await answer(postroom.url, browser, id, { text: 'An answer' });
  const fate = () => store.one<{ state: string; attempts: number }>('SELECT state, attempts FROM recipient');
  await until('the answer to be tried', () => ['delayed', 'failed'].includes(fate()?.state ?? ''), 60_000);
  expect(fate()!.state).toBe('delayed');
  expect((await browser.get('/inbox/mine')).status).toBe(200);
});

test('A1: a hundred mails that wait for DNS hold up neither their 250 nor each other', {
  timeout: 120_000,
}, async () => {
  using dns = await startBlackhole();
  await using postroom = await startPostroom({ POSTROOM_DNS: dns.server });
  await setUpPostroom(postroom);
  using store = openStore(postroom.folder);
  const signed = { 'DKIM-Signature': 'v=1; a=rsa-sha256; d=dead.test; s=s1; h=from; bh=AAAA; b=AAAA' };
  const letters = Array.from({ length: 100 }, (_, n) =>
    letter({ From: `c${n}@dead${n}.test`, Subject: `mail ${n}`, ...signed }),
  );
  await Promise.all(letters.map((bytes) => sendLetter(postroom.smtpPort, { to: MAILBOX.address, bytes })));
  await until('all to be shown', () => store.count('SELECT count(*) FROM message') === 100, 60_000);
});
