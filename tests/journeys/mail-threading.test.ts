import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { answer } from '#tests/support/answering.ts';
import { MAILBOX, setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { relayTo } from '#tests/support/relay-to.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';
import { openStore, received, until } from '#tests/support/store.ts';

/** A Postroom with one question of a customer, answered and closed, and what the customer has of that answer. */
async function startAnswered() {
  const sink = await startSmtpSink({ tls: 'none' });
  const postroom = await startPostroom({
    ...relayTo(sink.port),
  });
  const browser = await setUpPostroom(postroom);
  const store = openStore(postroom.folder);
  const send = async (
    subject: string,
    fields: Record<string, string> = {},
    { to = MAILBOX.address, from = 'ann@customer.test' } = {},
  ) => {
    await sendLetter(postroom.smtpPort, {
      from,
      to,
      bytes: letter({ From: from || 'MAILER-DAEMON@customer.test', Subject: subject, ...fields }),
    });
    return (await received(store, subject)).conversation_id;
  };
  const id = await send('question', { 'Message-ID': '<question@customer.test>' });
  await answer(postroom.url, browser, id, { text: 'An answer', andClose: true });
  const mail = await simpleParser((await sink.next()).bytes);
  await until('the answer to be sent', () => store.one(`SELECT 1 FROM recipient WHERE state = 'sent'`));
  return {
    ...{ postroom, browser, store, send, id },
    ourId: mail.messageId!,
    tagged: mail.replyTo!.value[0]!.address!,
    status: () => store.one<{ status: string }>('SELECT status FROM conversation WHERE id = ?', id)!.status,
    page: async (conversationId: number) => (await browser.get(`/conversations/${conversationId}`)).text(),
    async [Symbol.asyncDispose]() {
      store[Symbol.dispose]();
      await postroom[Symbol.asyncDispose]();
      await sink.stop();
    },
  };
}

test('T1: what the customer sends back joins and reopens, by In-Reply-To, by References and by the plus-address', async () => {
  await using all = await startAnswered();
  const ways: [string, Record<string, string>, { to?: string; from?: string }][] = [
    ['by In-Reply-To', { 'In-Reply-To': all.ourId }, {}],
    ['by References', { References: `<x@y.test> ${all.ourId} <z@y.test>` }, { from: 'colleague@customer.test' }],
    ['by the envelope', {}, { to: all.tagged, from: 'phone@other.test' }],
    ['by the To header', { To: all.tagged }, { from: 'phone@other.test' }],
  ];
  for (const [subject, fields, envelope] of ways) {
    await all.browser.send(`/conversations/${all.id}/closure`);
    expect(all.status()).toBe('closed');
    expect(await all.send(subject, fields, envelope), subject).toBe(all.id);
    expect(all.status(), subject).toBe('open');
  }
});

test('T1: a forged In-Reply-To becomes a conversation of its own that says it may be related', async () => {
  await using all = await startAnswered();
  const forged = await all.send('forged', { 'In-Reply-To': '<question@customer.test>' }, { from: 'eve@evil.test' });
  expect(forged).not.toBe(all.id);
  expect(all.status()).toBe('closed');
  const page = await all.page(forged);
  expect(page).toContain('Maybe related');
  expect(page).toMatch(new RegExp(`href="/conversations/${all.id}["?]`));
  const invented = all.ourId.replace(/\.[a-z2-7]{16}@/, '.aaaaaaaaaaaaaaaa@');
  expect(await all.send('invented', { 'In-Reply-To': invented }, { from: 'eve@evil.test' })).not.toBe(all.id);
  expect(await all.send('Re: question')).not.toBe(all.id);
});

test('an out-of-office notice and a bounce stand in the thread and leave it closed', async () => {
  await using all = await startAnswered();
  expect(await all.send('Away', { 'Auto-Submitted': 'auto-replied', 'In-Reply-To': all.ourId }, {})).toBe(all.id);
  expect(
    await all.send(
      'Undelivered',
      { 'Content-Type': 'multipart/report; boundary=b', References: all.ourId },
      { from: '' },
    ),
  ).toBe(all.id);
  expect(all.status()).toBe('closed');
});

test.each([
  ['status', 'pending', 'open'],
  ['trash', 'trash', 'open'],
  ['spam', 'spam', 'spam'],
])(
  'put into %s by a person, a conversation is %s, and %s after the mail of its customer',
  async (action, before, after) => {
    await using all = await startAnswered();
    if (action === 'status') await all.browser.send(`/conversations/${all.id}/status`, { status: before }, 'PUT');
    else await all.browser.send(`/conversations/${all.id}/${action}`);
    expect(all.status()).toBe(before);
    expect(await all.send('again', { 'In-Reply-To': all.ourId })).toBe(all.id);
    expect(all.status()).toBe(after);
  },
);

test('T5: one mail to two mailboxes stands in both, each page leading to the other', async () => {
  await using all = await startAnswered();
  const added = await all.browser.send('/mailboxes', { name: 'Sales', address: 'sales@acme.example' });
  expect(added.status).toBe(303);
  await sendLetter(all.postroom.smtpPort, {
    to: [MAILBOX.address, 'sales@acme.example'],
    bytes: letter({ From: 'ann@customer.test', Subject: 'both' }),
  });
  await received(all.store, 'both');
  const ids = all.store
    .all<{ id: number }>(`SELECT conversation_id AS id FROM message WHERE subject = 'both' ORDER BY id`)
    .map(({ id }) => id);
  expect(ids.length).toBe(2);
  expect(all.store.count('SELECT count(DISTINCT raw_id) FROM message WHERE subject = ?', 'both')).toBe(1);
  expect(await all.page(ids[0]!)).toMatch(new RegExp(`href="/conversations/${ids[1]}["?]`));
  expect(await all.page(ids[1]!)).toMatch(new RegExp(`href="/conversations/${ids[0]}["?]`));
});

test('S15: a delivery repeated because its 250 was lost is stored once', async () => {
  await using all = await startAnswered();
  const repeated = { to: MAILBOX.address, bytes: letter({ From: 'ann@customer.test', Subject: 'repeated' }) };
  for (let i = 0; i < 3; i++) expect(await sendLetter(all.postroom.smtpPort, repeated)).toMatch(/^250/);
  await all.send('afterwards');
  expect(all.store.count('SELECT count(*) FROM message WHERE subject = ?', 'repeated')).toBe(1);
});

test('S12: mail for postmaster is taken, with our domain and without one', async () => {
  await using all = await startAnswered();
  for (const to of ['postmaster', 'postmaster@acme.example', 'PostMaster@ACME.example']) {
    expect(await all.send(`to ${to}`, {}, { to })).toBeGreaterThan(all.id);
  }
});
