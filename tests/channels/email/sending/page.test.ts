import { Database } from 'bun:sqlite';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answer } from '#tests/support/answering.ts';
import {
  addColleague,
  MAILBOX,
  setUpPostroom,
  startPostroom,
  type TestBrowser,
  type TestPostroom,
} from '#tests/support/postroom.ts';
import { relayTo } from '#tests/support/relay-to.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';
import { until } from '#tests/support/store.ts';

const relayForm = (port: number, over: Record<string, string> = {}) => ({
  host: '127.0.0.1',
  port: String(port),
  security: 'starttls',
  user: 'postroom',
  password: 'right horse',
  ...over,
});

const query = (postroom: TestPostroom, sql: string) => {
  const database = new Database(join(postroom.folder, 'postroom.db'), { readonly: true });
  try {
    return database.query(sql).all() as Record<string, unknown>[];
  } finally {
    database.close();
  }
};

const alarms = (postroom: TestPostroom) => query(postroom, 'SELECT name FROM alarm').map(({ name }) => name);

test('sending is shown to admins only, and changed by nobody else', async () => {
  await using postroom = await startPostroom();
  const admin = await setUpPostroom(postroom);
  const member = await addColleague(postroom, admin, 'ben@acme.example', 'Ben', [1]);
  const stranger = postroom.browser();
  for (const path of ['/sending', '/sending/mailboxes/1']) {
    expect((await stranger.get(path)).status).toBe(303);
    expect((await member.get(path)).status).toBe(403);
    expect((await admin.get(path)).status).toBe(200);
  }
  for (const [path, method] of [
    ['/sending/relay', 'POST'],
    ['/sending/mailboxes/1/relay', 'POST'],
    ['/sending/pause', 'PUT'],
    ['/sending/pause', 'DELETE'],
  ] as const) {
    expect((await stranger.send(path, relayForm(25), method)).status).not.toBe(200);
    expect((await member.send(path, relayForm(25), method)).status).toBe(403);
  }
  expect((await admin.get('/sending/mailboxes/99')).status).toBe(404);
  expect(query(postroom, `SELECT * FROM event WHERE name LIKE 'relay.%' OR name LIKE 'sending.%'`)).toEqual([]);
});

test('bad input keeps what was typed but the password, and names the field', async () => {
  await using postroom = await startPostroom();
  const admin = await setUpPostroom(postroom);
  const response = await admin.send('/sending/relay', relayForm(70_000, { host: 'smtp.provider.test' }));
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain('value="smtp.provider.test"');
  expect(page).toContain('A port is a number from 1 to 65535.');
  expect(page).not.toContain('right horse');
});

test('O13: a password that is kept never comes back, and never goes to another server', async () => {
  await using postroom = await startPostroom();
  const admin = await setUpPostroom(postroom);
  expect((await admin.send('/sending/relay', relayForm(2526))).status).toBe(303);
  const page = await (await admin.get('/sending')).text();
  expect(page).toContain('Mail goes through 127.0.0.1, port 2526.');
  expect(page).not.toContain('right horse');
  const elsewhere = await admin.send('/sending/relay', relayForm(2526, { host: 'evil.test', password: '', test: '1' }));
  expect(elsewhere.status).toBe(422);
  expect((await admin.send('/sending/relay', relayForm(2527, { password: '' }))).status).toBe(422);
  expect((await admin.send('/sending/relay', relayForm(2526, { password: '' }))).status).toBe(303);
  expect((await admin.send('/sending/relay', relayForm(2527))).status).toBe(303);
  const audit = JSON.stringify(query(postroom, `SELECT data FROM event WHERE name = 'relay.changed'`));
  expect(audit).toContain('2527');
  expect(audit).not.toContain('right horse');
});

test('O13: the test of a login shows the session with the password masked', async () => {
  await using sink = await startSmtpSink({ auth: { user: 'postroom', password: 'right horse' } });
  await using postroom = await startPostroom();
  const admin = await setUpPostroom(postroom);
  const good = await (await admin.send('/sending/relay', relayForm(sink.port, { test: '1' }))).text();
  expect(good).toContain('The login works.');
  expect(good).toMatch(/AUTH PLAIN/);
  // Saved without a password, the form would keep the old one behind a test that went well.
  expect(good).toContain('type the password again to save it');
  expect(good).toMatch(/<input[^>]* required[^>]* name="password"/);
  expect(good).not.toContain(Buffer.from('\0postroom\0right horse').toString('base64'));
  const bad = await (await admin.send('/sending/relay', relayForm(sink.port, { test: '1', password: 'wrong' }))).text();
  expect(bad).toContain('535');
  expect(bad).toContain('The login does not work.');
  expect(query(postroom, `SELECT * FROM event WHERE name = 'relay.changed'`)).toEqual([]);
  const verified = await admin.send('/sending/relay', relayForm(sink.port, { test: '1', verify: 'yes' }));
  expect(await verified.text()).toMatch(/certificate/i);
});

/** Has a customer write, and answers. */
async function exchange(postroom: TestPostroom, browser: TestBrowser, text: string): Promise<void> {
  const bytes = letter({
    From: 'ann@customer.test',
    Subject: text,
    'Message-ID': `<${crypto.randomUUID()}@customer.test>`,
  });
  await sendLetter(postroom.smtpPort, { to: MAILBOX.address, bytes });
  const id = await until(
    'the letter',
    () => query(postroom, `SELECT id FROM conversation WHERE subject = '${text}'`)[0]?.id,
  );
  await answer(postroom.url, browser, Number(id), { text });
}

const answers = (postroom: TestPostroom) =>
  query(postroom, `SELECT state, attempts, reply FROM recipient WHERE address = 'ann@customer.test' ORDER BY raw_id`);

test('O13: a wrong login makes the relay wait and alarms, costs no try, and is over with the right one', async () => {
  await using sink = await startSmtpSink({ auth: { user: 'postroom', password: 'right horse' } });
  await using postroom = await startPostroom();
  const admin = await setUpPostroom(postroom);
  await admin.send('/sending/relay', relayForm(sink.port, { password: 'wrong' }));
  await exchange(postroom, admin, 'one');
  await until('the alarm', () => alarms(postroom).includes('relay'));
  expect(answers(postroom)).toEqual([{ state: 'delayed', attempts: 0, reply: '535 5.7.8 Wrong login' }]);
  await exchange(postroom, admin, 'two');
  await until('the second to wait', () => answers(postroom)[1]?.state === 'delayed');
  expect(answers(postroom)[1]).toMatchObject({ attempts: 0, reply: '535 5.7.8 Wrong login' });

  await admin.send('/sending/relay', relayForm(sink.port));
  await until('both to leave', () => answers(postroom).every(({ state }) => state === 'sent'));
  await until('the alarm to be over', () => alarms(postroom).length === 0);
});

test('O14: nothing leaves while sending is paused, a notice says so, and all leaves after', async () => {
  await using sink = await startSmtpSink({ tls: 'none' });
  await using postroom = await startPostroom({
    ...relayTo(sink.port),
  });
  const admin = await setUpPostroom(postroom);
  expect((await admin.send('/sending/pause', {}, 'PUT')).status).toBe(303);
  await exchange(postroom, admin, 'one');
  await until('the answer to be queued', () => answers(postroom).length === 1);
  const page = await (await admin.get('/sending')).text();
  expect(page).toContain('Sending is paused.');
  expect(page).toContain('1 is due now');
  expect(page, 'the configuration names the relay').not.toContain('action="/sending/relay"');
  expect(answers(postroom)).toMatchObject([{ state: 'queued', attempts: 0 }]);
  expect(sink.letters).toEqual([]);
  await admin.send('/sending/pause', {}, 'DELETE');
  const mail = await sink.next();
  expect(mail.to).toEqual(['ann@customer.test']);
  expect(mail.from, 'VERP').toMatch(/^support\+b\d+\.[a-z2-7]{16}@acme\.example$/);
});

test('a mailbox with a relay of its own sends by that, all others by that of the company', async () => {
  await using own = await startSmtpSink({ tls: 'none' });
  await using company = await startSmtpSink({ tls: 'none' });
  await using postroom = await startPostroom();
  const admin = await setUpPostroom(postroom);
  const plain = { security: 'none', user: '', password: '' };
  await admin.send('/sending/relay', relayForm(company.port, plain));
  await exchange(postroom, admin, 'one');
  expect((await company.next()).to).toEqual(['ann@customer.test']);
  await admin.send('/sending/mailboxes/1/relay', relayForm(own.port, plain));
  await exchange(postroom, admin, 'two');
  expect((await own.next()).to).toEqual(['ann@customer.test']);
  expect(company.letters).toEqual([]);
});
