import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { createRandom } from '#src/lib/random.ts';
import { answer } from '#tests/support/answering.ts';
import { temporaryFolder } from '#tests/support/machine.ts';
import { MAILBOX } from '#tests/support/postroom.ts';
import { relayTo } from '#tests/support/relay-to.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { type SinkMail, startSmtpSink } from '#tests/support/smtp-sink.ts';
import { openStore, received, until } from '#tests/support/store.ts';
import { startSender, subjectOf } from './ledger.ts';
import { startVictim } from './victim.ts';

const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000);
process.stdout.write(`The crash tests run with CRASH_SEED=${seed}\n`);

const MAILS = 1000;
const KILLS = 20;

test('S17: twenty kills -9 under load lose no mail that had its 250, and store none twice', {
  timeout: 90_000,
}, async () => {
  const random = createRandom(seed).next;
  using folder = temporaryFolder();
  await using victim = await startVictim(folder.path);
  await victim.setUp();
  const sender = startSender(victim.smtpPort, MAILS, 8);

  for (let kill = 1; kill <= KILLS; kill++) {
    // One in four hits a server that is only starting; the others one that takes and works off mails.
    if (random() < 0.75) {
      const mark = ((kill - random()) * MAILS) / (KILLS + 1);
      await until(`${mark} mails to be taken`, () => sender.taken.size >= mark);
    }
    await Bun.sleep(random() * 60);
    await victim.kill();
    victim.restart();
  }
  await sender.done;
  using store = openStore(folder.path);
  await until(
    'all mails to be worked off',
    () => store.count('SELECT count(*) FROM job WHERE run_at IS NOT NULL AND kind = ?', 'letter.parse') === 0,
    30_000,
  );

  expect(sender.taken.size).toBe(MAILS);
  const rows = store.all<{ subject: string; n: number }>('SELECT subject, count(*) AS n FROM message GROUP BY subject');
  const found = new Map(rows.map(({ subject, n }) => [subject, n]));
  const wrong = [...sender.taken]
    .filter((n) => found.get(subjectOf(n)) !== 1)
    .map((n) => [n, found.get(subjectOf(n)) ?? 0]);
  expect(wrong, 'number, times stored').toEqual([]);
  expect(found.size).toBe(MAILS);
  expect(store.count('SELECT count(*) FROM job WHERE run_at IS NULL'), 'dead jobs').toBe(0);
  expect(store.one('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  expect(store.all('PRAGMA foreign_key_check')).toEqual([]);
  await victim.stop();
});

test('a reply survives kill -9 in its undo window, and in the middle of being sent, under one Message-ID', {
  timeout: 60_000,
}, async () => {
  const offered: SinkMail[] = [];
  const hold = Promise.withResolvers<void>();
  let isHolding = false;
  await using sink = await startSmtpSink({
    tls: 'none',
    async answerData(mail) {
      offered.push(mail);
      if (isHolding) await hold.promise;
      return undefined;
    },
  });
  using folder = temporaryFolder();
  await using victim = await startVictim(folder.path, {
    ...relayTo(sink.port),
    POSTROOM_UNDO_SECONDS: '2',
  });
  const browser = await victim.setUp();
  using store = openStore(folder.path);
  await sendLetter(victim.smtpPort, {
    to: MAILBOX.address,
    bytes: letter({ From: 'ann@customer.test', Subject: 'question' }),
  });
  const { conversation_id } = await received(store, 'question');
  const outgoing = () =>
    store.all<{ header_id: string; state: string }>(
      `SELECT header_id, state FROM message JOIN recipient USING (raw_id) WHERE kind = 'out' ORDER BY id`,
    );

  await answer(victim.url, browser, conversation_id, { text: 'In the window' });
  expect(store.count('SELECT count(*) FROM draft WHERE leaves_at IS NOT NULL')).toBe(1);
  await victim.kill();
  expect(outgoing()).toEqual([]);
  victim.restart();
  await until('the first reply to be sent', () => outgoing()[0]?.state === 'sent', 20_000);
  expect(offered.length).toBe(1);

  isHolding = true;
  await victim.ready();
  await answer(victim.url, browser, conversation_id, { text: 'Cut off' });
  await until('the second reply to be offered', () => offered.length === 2);
  expect(outgoing()[1]!.state).toBe('sending');
  await victim.kill();
  isHolding = false;
  hold.resolve();
  victim.restart();
  await until('the second reply to be sent', () => outgoing()[1]?.state === 'sent', 20_000);

  expect(outgoing().length).toBe(2);
  expect(store.count('SELECT count(*) FROM draft')).toBe(0);
  const ids = await Promise.all(offered.map(async ({ bytes }) => (await simpleParser(bytes)).messageId));
  expect(ids).toEqual([outgoing()[0]!, outgoing()[1]!, outgoing()[1]!].map(({ header_id }) => `<${header_id}>`));
  expect(offered[1]!.bytes.equals(offered[2]!.bytes)).toBe(true);
  await victim.stop();
});

test('S17: replies that are sent off and mail that comes in, while the server is killed again and again, all arrive once', {
  timeout: 120_000,
}, async () => {
  const random = createRandom(seed + 1).next;
  const offered: SinkMail[] = [];
  await using sink = await startSmtpSink({ tls: 'none', answerData: (mail) => void offered.push(mail) });
  using folder = temporaryFolder();
  await using victim = await startVictim(folder.path, {
    ...relayTo(sink.port),
    POSTROOM_UNDO_SECONDS: '0',
  });
  const browser = await victim.setUp();
  using store = openStore(folder.path);
  const asked: number[] = [];
  for (let n = 0; n < 8; n++) {
    await sendLetter(victim.smtpPort, {
      to: MAILBOX.address,
      bytes: letter({ From: `c${n}@customer.test`, Subject: `question ${n}` }),
    });
    asked.push((await received(store, `question ${n}`)).conversation_id);
  }
  const sender = startSender(victim.smtpPort, 200, 4);
  for (const id of asked) {
    await victim.ready();
    await answer(victim.url, browser, id, { text: `To ${id}` });
    await Bun.sleep(random() * 40);
    await victim.kill();
    victim.restart();
  }
  await until(
    'all replies to be sent',
    () => store.count(`SELECT count(*) FROM recipient WHERE state = 'sent'`) === asked.length,
    30_000,
  );
  const out = store.all<{ conversation_id: number; header_id: string }>(
    `SELECT conversation_id, header_id FROM message WHERE kind = 'out'`,
  );
  expect(out.map(({ conversation_id }) => conversation_id).toSorted()).toEqual(asked.toSorted());
  const ids = new Set(await Promise.all(offered.map(async ({ bytes }) => (await simpleParser(bytes)).messageId)));
  expect(ids).toEqual(new Set(out.map(({ header_id }) => `<${header_id}>`)));

  await sender.done;
  const stored = () =>
    store.all<{ subject: string }>(`SELECT subject FROM message WHERE kind = 'in' AND subject NOT LIKE 'question %'`);
  await until('all mail to be worked off', () => stored().length >= sender.taken.size, 30_000);
  expect(
    stored()
      .map(({ subject }) => subject)
      .toSorted(),
  ).toEqual([...sender.taken].map(subjectOf).toSorted());
  await victim.stop();
});
