import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answer } from '#tests/support/answering.ts';
import { corpusFiles } from '#tests/support/corpus.ts';
import { MAILBOX, setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { relayTo } from '#tests/support/relay-to.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';
import { openStore, received, type Store, until } from '#tests/support/store.ts';

const main = join(import.meta.dirname, '../../src/main.ts');

/** Runs the command as a person would, beside the running server. */
async function reindex(folder: string): Promise<void> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('POSTROOM_')));
  const run = Bun.spawn([process.execPath, main, 'reindex'], {
    env: { ...env, POSTROOM_DATA: folder } as Record<string, string>,
    stdout: 'ignore',
    stderr: 'pipe',
  });
  const errors = await new Response(run.stderr).text();
  expect(await run.exited, errors).toBe(0);
}

const dump = (store: Store) => ({
  conversations: store.all('SELECT * FROM conversation ORDER BY id'),
  messages: store.all(
    'SELECT id, conversation_id, raw_id, kind, contact_id, user_id, at, header_hash, header_id, subject, people, marks, parts, hex(body) FROM message ORDER BY id',
  ),
  unreadable: store.all('SELECT raw_id, error FROM unreadable ORDER BY raw_id'),
  tally: store.all('SELECT * FROM tally WHERE n > 0 ORDER BY list, mailbox_id, status'),
  participants: store.all('SELECT * FROM participant ORDER BY conversation_id, contact_id'),
  links: store.all('SELECT * FROM conversation_link ORDER BY conversation_id, other_id'),
});

const delivered = (store: Store) =>
  until(
    'all mails to be delivered',
    () => store.count('SELECT count(*) FROM job WHERE run_at IS NOT NULL AND kind = ?', 'letter.parse') === 0,
    30_000,
  );

test('reindex gives what was there, mends what was damaged, and leaves what people did and what comes in meanwhile', {
  timeout: 60_000,
}, async () => {
  await using sink = await startSmtpSink({ tls: 'none' });
  await using postroom = await startPostroom({
    ...relayTo(sink.port),
  });
  const browser = await setUpPostroom(postroom);
  using store = openStore(postroom.folder);
  const send = (bytes: Uint8Array) => sendLetter(postroom.smtpPort, { to: MAILBOX.address, bytes });

  const samples = corpusFiles('', ['.eml', '.txt']).filter((_, i) => i % 4 === 0);
  // First and last of a conversation stand in different pages of the walk.
  await send(letter({ From: 'ann@customer.test', Subject: 'question', 'Message-ID': '<q@customer.test>' }));
  await received(store, 'question');
  const bomb = letter(
    { Subject: 'bomb', 'Content-Type': 'multipart/mixed; boundary=b' },
    '--b\r\n\r\nx\r\n'.repeat(1500),
  );
  const others = Array.from({ length: 60 }, (_, i) => letter({ From: 'bob@customer.test', Subject: `other ${i}` }));
  await Promise.all([...samples.map(({ bytes }) => bytes), ...others, bomb].map(send));
  await delivered(store);
  const { conversation_id: id } = await received(store, 'question');
  await answer(postroom.url, browser, id, {
    text: 'Antwort',
    html: '<p>Antwort <b>ä</b></p>',
    files: [new File(['x'], 'größe.txt')],
    andClose: true,
  });
  await sink.next();
  await send(letter({ From: 'ann@customer.test', Subject: 'thanks', 'In-Reply-To': '<q@customer.test>' }));
  await received(store, 'thanks');
  await browser.send(`/conversations/${id}/spam`);
  await delivered(store);
  await until('the answer to be sent', () => store.count(`SELECT count(*) FROM recipient WHERE state = 'sent'`) === 1);

  const before = dump(store);
  await reindex(postroom.folder);
  expect(dump(store)).toEqual(before);

  store.run(
    `UPDATE message SET subject = 'wrong', people = '{}', marks = '{}', parts = NULL, header_hash = 1, header_id = 'wrong', body = zeroblob(3) WHERE raw_id IS NOT NULL`,
  );
  store.run(
    `UPDATE conversation SET subject = 'wrong', preview = 'wrong', last_message_at = 0, last_message_id = 0, message_count = 99, has_attachment = 7`,
  );
  store.run('DELETE FROM unreadable');
  const sending = Promise.all(
    Array.from({ length: 30 }, (_, i) => send(letter({ From: 'bob@customer.test', Subject: `meanwhile ${i}` }))),
  );
  await reindex(postroom.folder);
  expect((await sending).every((reply) => reply.startsWith('250'))).toBe(true);
  await delivered(store);
  await reindex(postroom.folder);
  expect(store.count(`SELECT count(*) FROM message WHERE subject LIKE 'meanwhile %'`)).toBe(30);

  const after = dump(store);
  const lastConversation = before.conversations.length;
  const lastMessage = before.messages.length;
  expect(after.messages.slice(0, lastMessage)).toEqual(before.messages);
  expect(after.conversations.slice(0, lastConversation)).toEqual(before.conversations);
  expect(after.unreadable).toEqual(before.unreadable);
  expect((await browser.get(`/conversations/${id}`)).status).toBe(200);
});
