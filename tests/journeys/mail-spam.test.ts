import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRspamdDouble } from '#tests/channels/email/spam/rspamd-double.ts';
import { type DnsServer, startDnsServer } from '#tests/support/dns-server.ts';
import { MAILBOX, setUpPostroom, startPostroom, type TestBrowser, type TestPostroom } from '#tests/support/postroom.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { openStore, received, type Store, until } from '#tests/support/store.ts';

let dns: DnsServer;
let postroom: TestPostroom;
let browser: TestBrowser;
let store: Store;

beforeAll(async () => {
  dns = await startDnsServer({});
  postroom = await startPostroom({ POSTROOM_DNS: dns.server });
  browser = await setUpPostroom(postroom);
  store = openStore(postroom.folder);
});
afterAll(async () => {
  store[Symbol.dispose]();
  await postroom[Symbol.asyncDispose]();
  dns[Symbol.dispose]();
});

let n = 0;

/** Sends a mail. @returns its conversation, what list it is in, and its page */
async function arrive(from: string, text: string) {
  const subject = `Letter ${++n}`;
  const bytes = letter({ From: from, Subject: subject, 'Message-ID': `<${n}@x.test>` }, `${text}\r\n`);
  await sendLetter(postroom.smtpPort, { from, to: MAILBOX.address, bytes });
  const { id, conversation_id } = await received(store, subject);
  const { status } = store.one<{ status: string }>('SELECT status FROM conversation WHERE id = ?', conversation_id)!;
  const page = async () => (await browser.get(`/conversations/${conversation_id}`)).text();
  return { messageId: id, conversationId: conversation_id, status, page };
}

test('who is blocked at a message goes to spam from then on, and the message says why', async () => {
  const first = await arrive('pest@pest.test', 'Buy this');
  expect(first.status).toBe('open');
  await browser.send('/spam/senders', { messageId: String(first.messageId) });
  const second = await arrive('pest@pest.test', 'Buy that');
  expect(second.status).toBe('spam');
  expect(await second.page()).toContain('pest@pest.test is on the block list');
});

test('what people mark teaches; mail of the kind goes to spam with the words that told it, and its like does not', async () => {
  const kinds = ['claim your lottery prize million dollars', 'where does my parcel number order stay'] as const;
  const teach = async (i: number) => {
    const spam = await arrive(`s${i}@s${i}.test`, kinds[0]);
    await browser.send(`/conversations/${spam.conversationId}/spam`);
    const ham = await arrive(`h${i}@h${i}.test`, kinds[1]);
    await browser.send(`/conversations/${ham.conversationId}/spam`);
    await browser.send(`/conversations/${ham.conversationId}/spam`, { _method: 'DELETE' });
  };
  await Promise.all(Array.from({ length: 20 }, (_, i) => teach(i)));
  await until('forty lessons', () => store.one('SELECT 1 FROM spam_word WHERE hash = -1 AND spam >= 20 AND ham >= 20'));
  const spam = await arrive('new@new.test', 'Your LOTTERY prize: a million');
  expect(spam.status).toBe('spam');
  const page = await spam.page();
  expect(page).toContain('it reads like mail that was marked as spam here');
  expect(page).toContain('<bdi>lottery</bdi>');
  expect((await arrive('other@other.test', 'My parcel: does the order stay?')).status).toBe('open');
  expect(await (await browser.get('/spam')).text()).toMatch(/Learned so far from 2\d spam and 2\d wanted messages/);
});

test('what rspamd calls spam goes there, and mail comes in while rspamd is down', async () => {
  await using rspamd = startRspamdDouble();
  await browser.send('/spam/rspamd', { _method: 'PUT', url: rspamd.url });
  rspamd.answers = () => Response.json({ action: 'reject', score: 21.4, symbols: { BAD_LINK: { score: 9 } } });
  const spam = await arrive('carla@customer.test', 'Hello');
  expect(spam.status).toBe('spam');
  expect(await spam.page()).toContain('rspamd gave it 21.4 points');
  await rspamd.stop();
  expect((await arrive('carla@customer.test', 'Hello again')).status).toBe('open');
});
