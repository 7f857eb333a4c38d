import { expect, test } from 'vitest';
import { MAILBOX, setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { openStore, received } from '#tests/support/store.ts';

const bomb = letter(
  { From: 'Bea <bea@customer.test>', Subject: 'bomb', 'Content-Type': 'multipart/mixed; boundary=b' },
  '--b\r\n\r\nx\r\n'.repeat(1500),
);

test('M1: a mail that can not be read is shown as such, with its original, and the next one is there as ever', async () => {
  await using postroom = await startPostroom();
  const browser = await setUpPostroom(postroom);
  using store = openStore(postroom.folder);
  expect(await sendLetter(postroom.smtpPort, { to: MAILBOX.address, bytes: bomb })).toMatch(/^250/);
  expect(
    await sendLetter(postroom.smtpPort, {
      to: MAILBOX.address,
      bytes: letter({ From: 'ann@customer.test', Subject: 'next' }),
    }),
  ).toMatch(/^250/);
  await received(store, 'next');
  const { id, conversation_id } = await received(store, 'bomb');

  const page = await (await browser.get(`/conversations/${conversation_id}`)).text();
  expect(page).toContain('This mail could not be read.');
  expect(page).toContain('bea@customer.test');
  expect(page).toContain(`/messages/${id}/message.eml`);
  const eml = await browser.get(`/messages/${id}/message.eml`);
  expect(Buffer.from(await eml.arrayBuffer()).equals(bomb)).toBe(true);
  expect((await browser.get(`/messages/${id}/raw`)).status).toBe(200);

  const again = await browser.send(`/messages/${id}/parsing`);
  expect(again.status).toBe(422);
  expect(await again.text()).toContain('This mail could not be read.');
  expect(await (await browser.get(`/conversations/${conversation_id}`)).text()).toContain(
    'This mail could not be read.',
  );
});

test('a mail that an older Postroom could not read is read when it is asked to try again', async () => {
  await using postroom = await startPostroom();
  const browser = await setUpPostroom(postroom);
  using store = openStore(postroom.folder);
  const bytes = letter({ From: 'Ann <ann@customer.test>', Subject: 'hard' }, 'Its very text\r\n');
  await sendLetter(postroom.smtpPort, { to: MAILBOX.address, bytes });
  const { id, conversation_id, raw_id } = await received(store, 'hard');
  const asItWas = store.one('SELECT * FROM message WHERE id = ?', id);
  store.run(`UPDATE message SET marks = '{"unreadable":true}', body = (SELECT x'28b52ffd2000010000') WHERE id = ?`, id);
  store.run(`INSERT INTO unreadable VALUES (?, 'Error: it was too hard', 1)`, raw_id);
  expect(await (await browser.get(`/conversations/${conversation_id}`)).text()).toContain(
    'This mail could not be read.',
  );

  const again = await browser.send(`/messages/${id}/parsing`);
  expect([again.status, again.headers.get('location')]).toEqual([
    303,
    `/conversations/${conversation_id}?list=open#message-${id}`,
  ]);
  const page = await (await browser.get(`/conversations/${conversation_id}`)).text();
  expect(page).toContain('Its very text');
  expect(page).not.toContain('This mail could not be read.');
  expect(store.one('SELECT * FROM message WHERE id = ?', id)).toEqual(asItWas);
  expect(store.count('SELECT count(*) FROM unreadable')).toBe(0);
});

test('trying again is for those who may work in the mailbox', async () => {
  await using postroom = await startPostroom();
  await setUpPostroom(postroom);
  using store = openStore(postroom.folder);
  await sendLetter(postroom.smtpPort, { to: MAILBOX.address, bytes: bomb });
  const { id } = await received(store, 'bomb');
  const stranger = await postroom.browser().send(`/messages/${id}/parsing`);
  expect([stranger.status, stranger.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/sign-in/)]);
  expect(store.count('SELECT count(*) FROM unreadable')).toBe(1);
});
