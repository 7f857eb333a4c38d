import { expect, test } from 'vitest';
import { deliverLetters } from '#src/channels/email/ingest/actions/deliver.ts';
import { createIntake, jobs } from '#src/channels/email/ingest/index.ts';
import { unreadableLetter } from '#src/channels/email/ingest/letter.ts';
import { readRaw } from '#src/mail/raw/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import { deadJobs, retryDeadJob, runJobs } from '#src/platform/jobs/index.ts';
import { createWorkers } from '#src/platform/workers/index.ts';
import { letter } from '#tests/support/send-letter.ts';
import { until } from '#tests/support/store.ts';
import { SALES, SUPPORT, startInbound } from '../inbound.ts';

const hangingWorker = new URL('./hanging-worker.ts', import.meta.url);

const marks = (inbound: ReturnType<typeof startInbound>) =>
  inbound
    .all<{ subject: string; marks: string }>('SELECT subject, marks FROM message ORDER BY id')
    .map(({ subject, marks }) => [subject, JSON.parse(marks)]);

test('M1: a mail of too many parts becomes a conversation with what its head says, and those after it are not held up', async () => {
  await using inbound = startInbound();
  const bomb = letter(
    {
      From: 'Bea <bea@customer.test>',
      Subject: '=?utf-8?B?QsO2bWJjaGVu?=',
      'Message-ID': '<bomb@x.test>',
      'Content-Type': 'multipart/mixed; boundary=b',
    },
    '--b\r\n\r\nx\r\n'.repeat(1500),
  );
  await inbound.receive({ bytes: inbound.mail('before') }, { bytes: bomb }, { bytes: inbound.mail('after') });
  expect(marks(inbound)).toEqual([
    ['before', {}],
    ['Bömbchen', { unreadable: true }],
    ['after', {}],
  ]);
  const [people] = inbound.all<{ people: string }>(`SELECT people FROM message WHERE subject = 'Bömbchen'`);
  expect(JSON.parse(people!.people).from).toEqual({ name: 'Bea', address: 'bea@customer.test' });
  expect(inbound.all<{ error: string }>('SELECT error FROM unreadable')[0]!.error).toMatch(/child nodes exceeded/);
});

test('a mail on which the reader hangs is set aside after its deadline, and its neighbours are read', async () => {
  await using inbound = startInbound({ POSTROOM_PARSE_SECONDS: '1' }, () => ({
    workers: createWorkers(hangingWorker, 1),
  }));
  await inbound.receive(
    { bytes: inbound.mail('before') },
    { bytes: letter({ Subject: 'stuck', From: 'a@b.test' }, 'HANG') },
    { bytes: inbound.mail('after') },
  );
  expect(marks(inbound)).toEqual([
    ['before', {}],
    ['stuck', { unreadable: true }],
    ['after', {}],
  ]);
  expect(inbound.all<{ error: string }>('SELECT error FROM unreadable')[0]!.error).toContain('took longer than');
  inbound.ctx.workers.stop();
});

test('while nothing can be read at all, mail waits: none of it is set aside as unreadable', async () => {
  await using inbound = startInbound();
  const { ctx, clock } = inbound;
  const broken = createWorkers(new URL('./no-such-worker.ts', import.meta.url), 1);
  const take = createIntake(ctx);
  const envelope = { from: 'ann@customer.test', to: [SUPPORT], ip: '192.0.2.1', helo: 'client.test', tls: null };
  await take({ ...envelope, bytes: inbound.mail('patient'), at: clock.now() });
  const waiting = await runJobs({ ...ctx, workers: broken }, jobs);
  const errors = () => inbound.all<{ error: string }>('SELECT error FROM job WHERE error IS NOT NULL');
  await until('the job to be put off', () => errors().length === 1);
  await waiting.stop();
  broken.stop();
  expect(errors()[0]!.error).toContain("can't be read at the moment");
  expect(inbound.all('SELECT 1 FROM message')).toEqual([]);
  clock.turn(3_600_000);
  await inbound.receive();
  expect(marks(inbound)).toEqual([['patient', {}]]);
});

test('a mail whose delivery keeps failing is shown as unreadable in the end, not lost among dead jobs', async () => {
  await using inbound = startInbound();
  inbound.database.sqlite.run(
    `CREATE TRIGGER poisoned BEFORE INSERT ON message WHEN new.subject = 'poison' AND new.marks = '{}' BEGIN SELECT RAISE(ABORT, 'no'); END;
     CREATE TRIGGER last_try AFTER INSERT ON job BEGIN UPDATE job SET attempts = 19 WHERE id = new.id; END`,
  );
  await inbound.receive(
    { bytes: inbound.mail('before') },
    { bytes: inbound.mail('poison') },
    { bytes: inbound.mail('after') },
  );
  expect(marks(inbound).toSorted()).toEqual([
    ['after', {}],
    ['before', {}],
    ['poison', { unreadable: true }],
  ]);
  expect(inbound.all('SELECT id FROM job WHERE run_at IS NULL').length).toBe(1);
});

test('a mail set aside as unreadable whose job is tried again is read where it stands, and makes no second conversation', async () => {
  await using inbound = startInbound();
  inbound.database.sqlite.run(
    `CREATE TRIGGER poisoned BEFORE INSERT ON message WHEN new.marks = '{}' BEGIN SELECT RAISE(ABORT, 'no'); END;
     CREATE TRIGGER last_try AFTER INSERT ON job BEGIN UPDATE job SET attempts = 19 WHERE id = new.id; END`,
  );
  await inbound.receive({ to: [SUPPORT, SALES], bytes: inbound.mail('poison') });
  expect(marks(inbound)).toEqual([
    ['poison', { unreadable: true }],
    ['poison', { unreadable: true }],
  ]);

  inbound.database.sqlite.run('DROP TRIGGER poisoned');
  const [dead] = await deadJobs(inbound.ctx.reader, 5);
  await retryDeadJob(inbound.ctx.db, dead!.id, inbound.ctx.clock.now());
  await inbound.receive({ bytes: inbound.mail('next') });
  expect(marks(inbound)).toEqual([
    ['poison', {}],
    ['poison', {}],
    ['next', {}],
  ]);
  expect(inbound.all('SELECT * FROM unreadable')).toEqual([]);
  expect(inbound.all('SELECT * FROM job')).toEqual([]);
});

test('a mail that was read stays read when its job is tried again in vain', async () => {
  await using inbound = startInbound();
  await inbound.receiveMail('readable');
  const [raw] = inbound.all<{ id: number }>('SELECT id FROM raw');
  const given = unreadableLetter((await readRaw(inbound.ctx.reader, raw!.id))!, 'out of luck');
  await transaction(inbound.ctx, (ctx) => deliverLetters(ctx, [given]));
  expect(marks(inbound)).toEqual([['readable', {}]]);
  expect(inbound.all('SELECT * FROM unreadable')).toEqual([]);
});

test('a raw that was damaged on disk fails alone', async () => {
  await using inbound = startInbound();
  inbound.database.sqlite.run(
    `CREATE TRIGGER damaged AFTER INSERT ON raw WHEN new.size > 5000 BEGIN UPDATE raw SET bytes = x'00112233' WHERE id = new.id; END;
     CREATE TRIGGER last_try AFTER INSERT ON job BEGIN UPDATE job SET attempts = 19 WHERE id = new.id; END`,
  );
  const damaged = letter({ Subject: 'damaged' }, 'x'.repeat(6000));
  await inbound.receive({ bytes: inbound.mail('before') }, { bytes: damaged }, { bytes: inbound.mail('after') });
  expect(marks(inbound)).toEqual([
    ['before', {}],
    ['after', {}],
  ]);
  expect(inbound.all('SELECT id FROM job WHERE run_at IS NULL').length).toBe(1);
});
