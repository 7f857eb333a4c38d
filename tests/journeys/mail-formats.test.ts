import { expect, test } from 'vitest';
import { reindex } from '#src/channels/email/ingest/index.ts';
import { startInbound } from '#tests/channels/email/inbound.ts';
import { multipart } from '#tests/mail/mime/mail.ts';
import { tnef, wrappedFile } from '#tests/mail/tnef/winmail.ts';
import { MAILBOX, setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { sendLetter } from '#tests/support/send-letter.ts';
import { openStore, received } from '#tests/support/store.ts';

const head = (subject: string) => ['From: Ann <ann@customer.test>', `Subject: ${subject}`];

const calendar = [
  'BEGIN:VCALENDAR',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:1@customer.test',
  'SUMMARY:Talk <b>about</b> it',
  'DTSTART;TZID=Asia/Tokyo:20270312T180000',
  'DTEND;TZID=Asia/Tokyo:20270312T190000',
  'RRULE:FREQ=WEEKLY;COUNT=3',
  'ORGANIZER;CN=Mallory:mailto:mallory@elsewhere.test',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\n');

const invitation = multipart(
  'alternative',
  ['Content-Type: text/plain\n\nPlease come', `Content-Type: text/calendar; method=REQUEST\n\n${calendar}`],
  head('invitation'),
);
const encrypted = multipart(
  'encrypted; protocol="application/pgp-encrypted"',
  [
    'Content-Type: application/pgp-encrypted\n\nVersion: 1',
    'Content-Type: application/octet-stream; name=encrypted.asc\n\n-----BEGIN PGP MESSAGE-----\n',
  ],
  head('encrypted'),
);
const wrapped = multipart(
  'mixed',
  [
    'Content-Type: text/plain\n\nSee the file',
    `Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n${tnef(wrappedFile('A.PDF', 'offer.pdf', Buffer.from('%PDF-1'))).toString('base64')}`,
  ],
  head('wrapped'),
);

test('M4, M5, M6: a winmail.dat, an invitation and an encrypted mail are shown for what they are', async () => {
  await using postroom = await startPostroom();
  const browser = await setUpPostroom(postroom);
  using store = openStore(postroom.folder);
  const pageOf = async (subject: string, bytes: Uint8Array) => {
    await sendLetter(postroom.smtpPort, { to: MAILBOX.address, bytes });
    const { id, conversation_id } = await received(store, subject);
    return { id, page: await (await browser.get(`/conversations/${conversation_id}`)).text() };
  };

  const invited = await pageOf('invitation', invitation);
  expect(invited.page).toContain('Talk &lt;b&gt;about&lt;/b&gt; it');
  expect(invited.page).toContain('in Asia/Tokyo');
  expect(invited.page).toContain('every week, 3 times');
  expect(invited.page).toContain('sent by somebody else than Mallory (mallory@elsewhere.test)');

  expect((await pageOf('encrypted', encrypted)).page).toContain('Encrypted with PGP');

  const { id, page } = await pageOf('wrapped', wrapped);
  expect(page).toContain('winmail.dat');
  expect(page).toContain(`/messages/${id}/parts/2.t1`);
  const file = await browser.get(`/messages/${id}/parts/2.t1`);
  expect([file.status, await file.text()]).toEqual([200, '%PDF-1']);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="offer.pdf"/);
});

test('M4, M5, M6: a rebuild from the raw mail gives the same', async () => {
  await using inbound = startInbound();
  await inbound.receive({ bytes: invitation }, { bytes: encrypted }, { bytes: wrapped });
  const derived = () => inbound.all('SELECT marks, parts FROM message ORDER BY id');
  const before = derived();
  expect(JSON.stringify(before)).toMatch(/invitation.*Tokyo|Tokyo.*invitation/);
  await reindex(inbound.ctx, () => {});
  expect(derived()).toEqual(before);
});
