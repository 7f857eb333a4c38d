import { expect, test } from 'vitest';
import { answer } from '#tests/support/answering.ts';
import { MAILBOX, setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { relayTo } from '#tests/support/relay-to.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';
import { openStore, received, until } from '#tests/support/store.ts';

/** What a page shows, without its markup. */
const textOf = (html: string) =>
  html
    .replaceAll(/<(svg|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/\s+/g, ' ');

test('a mail is told in both directions: from MAIL FROM into its conversation, from its author to the last answer', async () => {
  await using sink = await startSmtpSink({ tls: 'none' });
  await using postroom = await startPostroom({
    ...relayTo(sink.port),
    POSTROOM_SMTP_TRUSTED: '',
  });
  const admin = await setUpPostroom(postroom);
  using store = openStore(postroom.folder);
  const bytes = letter({ From: 'Ann <ann@customer.test>', Subject: 'Order 42', 'Message-ID': '<one@customer.test>' });
  await sendLetter(postroom.smtpPort, { to: MAILBOX.address, bytes });
  const { conversation_id: conversationId } = await received(store, 'Order 42');

  const found = await (await admin.get('/mail-log?q=%3Cone%40customer.test%3E')).text();
  const [rawId] = /(?<=href="\/mail-log\/)\d+/.exec(found)!;
  const story = textOf(await (await admin.get(`/mail-log/${rawId}`)).text());
  expect(story).toContain('127.0.0.1');
  expect(story).toMatch(/MAIL FROM <ann@customer\.test> RCPT TO <support@acme\.example>/);
  expect(story).toMatch(/Stored safely on disk .*The sender could not be verified.*Began conversation #1 Open/);
  expect(story).toContain('Order 42');

  await answer(postroom.url, admin, conversationId, { text: 'It is on its way.' });
  const sent = await until(
    'a sent mail',
    () => store.all<{ raw_id: number }>("SELECT raw_id FROM recipient WHERE state = 'sent'")[0],
  );
  const way = textOf(await (await admin.get(`/mail-log/${sent.raw_id}`)).text());
  expect(way).toMatch(
    /Written by Ada Admin in conversation #1 Open.*Queued for one recipient.*Taken by the other server/,
  );
  const { from } = sink.letters[0]!;
  expect(from).toMatch(/^support\+b/);
  expect(way).toContain(`MAIL FROM <${from}> Address ann@customer.test The server said 250`);
  expect(way).not.toContain(`<${MAILBOX.address}>`);

  const byAddress = await (await admin.get('/mail-log?q=ann@customer.test')).text();
  expect(byAddress).toContain(`/mail-log/${rawId}"`);
  expect(byAddress).toContain(`/mail-log/${sent.raw_id}"`);
  const byDomain = await (await admin.get('/mail-log?q=customer.test')).text();
  expect(byDomain).toContain(`/mail-log/${rawId}"`);

  const invited = { email: 'boss@acme.example', role: 'admin' };
  const link = /\/invitations\/[\w-]{20,}/.exec(await (await admin.send('/invitations', invited)).text())![0];
  const boss = postroom.browser();
  await boss.send(link, { name: 'Bea Boss', password: 'another long password' });
  const envelope = textOf(await (await boss.get(`/mail-log/${rawId}`)).text());
  expect(envelope).toContain('Began conversation #1');
  expect(envelope).toContain('ann@customer.test');
  expect(envelope).not.toMatch(/Order 42|#1 Open/);
});
