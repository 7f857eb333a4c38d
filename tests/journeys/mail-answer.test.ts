import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { answer } from '#tests/support/answering.ts';
import { startDnsServer } from '#tests/support/dns-server.ts';
import { temporaryFolder } from '#tests/support/machine.ts';
import { hasPostfixSink, startPostfixSink } from '#tests/support/postfix-sink.ts';
import {
  ADMIN,
  MAILBOX,
  setUpPostroom,
  startPostroom,
  type TestBrowser,
  type TestPostroom,
} from '#tests/support/postroom.ts';
import { relayTo } from '#tests/support/relay-to.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';
import { openStore, received, type Store, until } from '#tests/support/store.ts';

/** The envelope sender names the mail, signed, so that a bounce finds it. */
const BOUNCES_TO = /^support\+b\d+\.[a-z2-7]{16}@acme\.example$/;

type House = { postroom: TestPostroom; browser: TestBrowser; store: Store } & AsyncDisposable;

async function house(env: Record<string, string>): Promise<House> {
  const postroom = await startPostroom(env);
  const browser = await setUpPostroom(postroom);
  const store = openStore(postroom.folder);
  return {
    postroom,
    browser,
    store,
    async [Symbol.asyncDispose]() {
      store[Symbol.dispose]();
      await postroom[Symbol.asyncDispose]();
    },
  };
}

/** A customer's question comes in. @returns its conversation */
async function ask({ postroom, store }: House, subject: string, fields: Record<string, string> = {}, text?: string) {
  const head = {
    From: 'Işıl Çağlayan <isil@customer.example>',
    Subject: subject,
    'Message-ID': `<${crypto.randomUUID()}@customer.example>`,
    ...fields,
  };
  await sendLetter(postroom.smtpPort, { to: MAILBOX.address, bytes: letter(head, text) });
  return { conversationId: (await received(store, subject)).conversation_id, messageId: head['Message-ID'] };
}

const fates = (store: Store) =>
  store.all<{
    raw_id: number;
    address: string;
    state: string;
    reply: string;
    attempts: number;
    next_try_at: number | null;
  }>('SELECT raw_id, address, state, reply, attempts, next_try_at FROM recipient ORDER BY raw_id, address');

const fateOf = (store: Store, state: string) =>
  until(`a recipient ${state}`, () => fates(store).find((fate) => fate.state === state));

const pageOf = async ({ browser }: House, id: number) => (await browser.get(`/conversations/${id}`)).text();

test('the answer leaves as a mail in two forms, quoting and naming what it answers, under names that only we can give', async () => {
  await using sink = await startSmtpSink({ tls: 'none' });
  await using all = await house(relayTo(sink.port));
  const { conversationId, messageId } = await ask(
    all,
    'Sipariş 42',
    { References: '<root@customer.example>', 'Content-Type': 'text/plain; charset=utf-8' },
    'Siparişim gelmedi.\r\nNe yapayım?\r\n',
  );
  const html =
    '<p>Merhaba <b>Işıl</b>,</p><ul><li>dün yola çıktı</li></ul><p><a href="https://acme.example/42">Buradan</a></p>';
  const files = [
    new File([crypto.getRandomValues(new Uint8Array(70_000))], 'Rechnung Größe ₺.bin', {
      type: 'application/octet-stream',
    }),
    new File(['bir, iki\n'], '주문서.csv', { type: 'text/csv' }),
  ];
  await answer(all.postroom.url, all.browser, conversationId, { text: 'Merhaba', html, files });

  const sent = await sink.next();
  expect(sent.from).toMatch(BOUNCES_TO);
  expect(sent.to).toEqual(['isil@customer.example']);
  expect(sent.bytes.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(
    Math.max(
      ...sent.bytes
        .toString('latin1')
        .split('\r\n')
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(998);

  const mail = await simpleParser(sent.bytes);
  expect(mail.subject).toBe('Re: Sipariş 42');
  expect(mail.from!.value).toEqual([{ name: 'Support', address: MAILBOX.address }]);
  expect([mail.to].flat()[0]!.value).toEqual([{ name: 'Işıl Çağlayan', address: 'isil@customer.example' }]);
  expect(mail.replyTo!.value[0]!.address).toMatch(
    new RegExp(`^support\\+c${conversationId}-[a-z2-7]{16}@acme\\.example$`),
  );
  expect(mail.inReplyTo).toBe(messageId);
  expect([mail.references].flat()).toEqual([messageId]);
  expect(mail.messageId).toMatch(/^<[a-z2-7]{26}\.[a-z2-7]{16}@acme\.example>$/);
  expect(Math.abs(mail.date!.getTime() - Date.now())).toBeLessThan(60_000);
  const types = [...sent.bytes.toString('latin1').matchAll(/^Content-Type: ([\w/-]+)/gm)].map(([, type]) => type);
  expect(types).toEqual([
    'multipart/mixed',
    'multipart/alternative',
    'text/plain',
    'text/html',
    'application/octet-stream',
    'text/csv',
  ]);

  expect(mail.text).toMatch(/^Merhaba Işıl,\s+[*•-] dün yola çıktı\s+Buradan/);
  expect(mail.text).toContain('https://acme.example/42');
  expect(mail.text).toMatch(/Işıl Çağlayan.*:\n> Siparişim gelmedi\.\n> Ne yapayım\?/);
  expect(mail.html).toContain('Merhaba <b>Işıl</b>');
  expect(mail.html).toMatch(/<blockquote[^>]*>.*Siparişim gelmedi\./s);
  expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual(
    files.map(({ name, type }) => [name, type]),
  );
  for (const [i, { content }] of mail.attachments.entries())
    expect(content.equals(Buffer.from(await files[i]!.arrayBuffer()))).toBe(true);

  await fateOf(all.store, 'sent');
  const out = all.store.one<{ id: number; header_id: string }>(`SELECT id, header_id FROM message WHERE kind = 'out'`)!;
  expect(`<${out.header_id}>`).toBe(mail.messageId);
  const kept = await all.browser.get(`/messages/${out.id}/message.eml`);
  expect(Buffer.from(await kept.arrayBuffer()).equals(sent.bytes)).toBe(true);
});

test.skipIf(!hasPostfixSink)('Postfix takes the answer as it is stored', async () => {
  using folder = temporaryFolder();
  await using sink = await startPostfixSink(folder.path);
  await using all = await house(relayTo(sink.port));
  const { conversationId } = await ask(all, 'To Postfix');
  const text = '.\n..\nGrüße\n.dot at the start';
  await answer(all.postroom.url, all.browser, conversationId, { text });
  await fateOf(all.store, 'sent');
  const { id } = all.store.one<{ id: number }>(`SELECT id FROM message WHERE kind = 'out'`)!;
  const stored = await (await all.browser.get(`/messages/${id}/message.eml`)).text();
  const [taken] = await sink.mails();
  expect(taken).toMatch(/X-Mail-Args: <support\+b\d+\.[a-z2-7]{16}@acme\.example>/);
  expect(taken).toContain('X-Rcpt-Args: <isil@customer.example>');
  // smtp-sink writes an empty line behind each mail.
  expect(taken!.endsWith(`${stored.replaceAll('\r\n', '\n')}\n`)).toBe(true);
});

test('a second answer names the whole thread, and Re: stands once', async () => {
  await using sink = await startSmtpSink({ tls: 'none' });
  await using all = await house(relayTo(sink.port));
  const { conversationId, messageId } = await ask(all, 'RE: Rechnung');
  await answer(all.postroom.url, all.browser, conversationId, { text: 'Eins' });
  const first = await simpleParser((await sink.next()).bytes);
  await answer(all.postroom.url, all.browser, conversationId, { text: 'Zwei' });
  const second = await simpleParser((await sink.next()).bytes);
  expect(second.subject).toBe('RE: Rechnung');
  expect([second.references].flat()).toEqual([messageId, first.messageId]);
  expect(second.inReplyTo).toBe(messageId);
});

test('whoever writes for others is answered where they ask for it: several addresses, one fate for each', async () => {
  await using sink = await startSmtpSink({
    tls: 'none',
    answerRcpt: (address) => (address.startsWith('gone') ? '550 5.1.1 No such person' : undefined),
  });
  await using all = await house(relayTo(sink.port));
  const { conversationId } = await ask(all, 'For two', { 'Reply-To': 'gone@customer.example, here@customer.example' });
  await answer(all.postroom.url, all.browser, conversationId, { text: 'To both', andClose: true });
  expect((await sink.next()).to).toEqual(['here@customer.example']);
  await fateOf(all.store, 'failed');
  expect(fates(all.store)).toMatchObject([
    { address: 'gone@customer.example', state: 'failed', reply: '550 5.1.1 No such person' },
    { address: 'here@customer.example', state: 'sent' },
  ]);
  await until('the conversation to be open again', () =>
    all.store.one(`SELECT 1 FROM conversation WHERE id = ? AND status = 'open'`, conversationId),
  );
  const page = await pageOf(all, conversationId);
  expect(page).toContain('550 5.1.1 No such person');
  expect(page).toContain('here@customer.example');
});

test('a server that is not ready now delays the answer; its words are shown, and the next try succeeds', async () => {
  let isReady = false;
  await using sink = await startSmtpSink({
    tls: 'none',
    answerRcpt: () => (isReady ? undefined : '451 4.7.1 Greylisted, come again'),
  });
  await using all = await house(relayTo(sink.port));
  const { conversationId } = await ask(all, 'Later');
  await answer(all.postroom.url, all.browser, conversationId, { text: 'Patience' });
  const fate = await fateOf(all.store, 'delayed');
  expect(fate.next_try_at! - Date.now()).toBeGreaterThan(30_000);
  expect(await pageOf(all, conversationId)).toContain('451 4.7.1 Greylisted, come again');
  isReady = true;
  all.store.run('UPDATE recipient SET next_try_at = ?', Date.now());
  const sent = await sink.next();
  expect((await fateOf(all.store, 'sent')).attempts).toBe(2);
  const { header_id } = all.store.one<{ header_id: string }>(`SELECT header_id FROM message WHERE kind = 'out'`)!;
  expect((await simpleParser(sent.bytes)).messageId).toBe(`<${header_id}>`);
});

test('without a relay the answer goes to the mail host of the domain; one that refuses for good fails it', async () => {
  await using sink = await startSmtpSink({
    answerRcpt: (address) => (address.startsWith('no') ? '554 5.7.1 We want nothing of you' : undefined),
  });
  using dns = await startDnsServer({
    'customer.example': {
      mx: [
        [20, 'second.customer.example'],
        [10, 'first.customer.example'],
      ],
    },
    'first.customer.example': { a: ['127.0.0.2'] },
    'second.customer.example': { a: ['127.0.0.1'] },
    'nomail.example': { mx: [[0, '']] },
  });
  await using all = await house({
    POSTROOM_DNS: dns.server,
    POSTROOM_PRIVATE_HOSTS: 'yes',
    POSTROOM_DIRECT_PORT: String(sink.port),
    POSTROOM_MAIL_NAME: 'mail.acme.example',
  });

  // Nobody listens on 127.0.0.2: the host of the next preference takes it.
  const good = await ask(all, 'Direct');
  await answer(all.postroom.url, all.browser, good.conversationId, { text: 'Straight to you' });
  const sent = await sink.next();
  expect(sent).toMatchObject({ from: expect.stringMatching(BOUNCES_TO), to: ['isil@customer.example'], tls: true });
  expect(dns.asked).toContain('customer.example');

  const bad = await ask(all, 'Refused', { From: 'no@customer.example' });
  await answer(all.postroom.url, all.browser, bad.conversationId, { text: 'No?', andClose: true });
  expect((await fateOf(all.store, 'failed')).reply).toBe('554 5.7.1 We want nothing of you');

  const none = await ask(all, 'Null MX', { From: 'x@nomail.example' });
  await answer(all.postroom.url, all.browser, none.conversationId, { text: 'Nobody there' });
  const fate = await until('the null MX to fail', () =>
    fates(all.store).find(({ address, state }) => address === 'x@nomail.example' && state === 'failed'),
  );
  expect(fate.reply).toContain('nomail.example takes no mail');
});

test('the answer of the customer threads, and so does the one after it', async () => {
  await using sink = await startSmtpSink({ tls: 'none' });
  await using all = await house(relayTo(sink.port));
  const { conversationId } = await ask(all, 'A long story');
  for (const text of ['One', 'Two']) {
    await answer(all.postroom.url, all.browser, conversationId, { text, andClose: true });
    const mail = await simpleParser((await sink.next()).bytes);
    const reply = letter({
      From: 'isil@customer.example',
      Subject: `Re: to ${text}`,
      'Message-ID': `<${text}@customer.example>`,
      'In-Reply-To': mail.messageId!,
      References: `${[mail.references].flat().join(' ')} ${mail.messageId}`,
    });
    await sendLetter(all.postroom.smtpPort, { to: MAILBOX.address, bytes: reply });
    expect((await received(all.store, `Re: to ${text}`)).conversation_id).toBe(conversationId);
    expect(all.store.one('SELECT status FROM conversation WHERE id = ?', conversationId)).toEqual({ status: 'open' });
  }
  const page = await pageOf(all, conversationId);
  expect(page).toContain(ADMIN.name);
});
