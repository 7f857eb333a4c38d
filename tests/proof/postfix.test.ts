import { Database } from 'bun:sqlite';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answer } from '#tests/support/answering.ts';
import { dkimpyVerifies, hasDkimpy } from '#tests/support/dkimpy.ts';
import { startDnsServer, type Zone } from '#tests/support/dns-server.ts';
import { freePort } from '#tests/support/free-port.ts';
import { hasPostfix, LOGIN, startPostfix } from '#tests/support/postfix.ts';
import { MAILBOX, setUpPostroom, startPostroom, type TestPostroom } from '#tests/support/postroom.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { until } from '#tests/support/store.ts';

function query(postroom: TestPostroom, sql: string): Record<string, unknown>[] {
  const database = new Database(join(postroom.folder, 'postroom.db'));
  try {
    database.run('PRAGMA busy_timeout = 5000');
    return database.query(sql).all() as Record<string, unknown>[];
  } finally {
    database.close();
  }
}

/** Postfix as the customer's mail server, and Postroom with a domain that publishes what its keys ask for. */
async function start() {
  await using parts = new AsyncDisposableStack();
  const ourPort = await freePort();
  const postfix = parts.use(await startPostfix(ourPort));
  const zone: Zone = { 'customer.test': { mx: [[10, 'mx.customer.test']] }, 'mx.customer.test': { a: ['127.0.0.1'] } };
  const dns = parts.use(await startDnsServer(zone));
  const postroom = parts.use(
    await startPostroom({
      POSTROOM_SMTP_PORT: String(ourPort),
      POSTROOM_DNS: dns.server,
      POSTROOM_PRIVATE_HOSTS: 'yes',
      POSTROOM_DIRECT_PORT: String(postfix.mx),
      POSTROOM_MAIL_NAME: 'mail.acme.example',
    }),
  );
  const admin = await setUpPostroom(postroom);
  const kept = parts.move();
  return {
    postfix,
    postroom,
    admin,
    zone,
    async exchange(text: string) {
      const fields = {
        From: 'ann@customer.test',
        To: MAILBOX.address,
        Subject: text,
        'Message-ID': `<${text}@customer.test>`,
      };
      // Through Postfix, as a customer's mail comes.
      expect(await sendLetter(postfix.mx, { to: MAILBOX.address, bytes: letter(fields) })).toMatch(/^250/);
      const id = await until(
        `the letter ${text}`,
        () => query(postroom, `SELECT id FROM conversation WHERE subject = '${text}'`)[0]?.id,
      );
      await answer(postroom.url, admin, Number(id), { text: `Answer to ${text}` });
    },
    mail: (text: string) =>
      until(
        `the answer to ${text} at Postfix`,
        () => postfix.mails().find((mail) => mail.includes(`Answer to ${text}`)),
        30_000,
      ),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

test.skipIf(!hasPostfix || !hasDkimpy)(
  'O3, O4: Postfix sends to us over STARTTLS, and takes our answer over STARTTLS with signatures that verify',
  async () => {
    await using both = await start();
    const { postroom, zone, postfix } = both;
    const keys = await until('the keys of our domain', () => {
      const rows = query(postroom, 'SELECT selector, algorithm, public_key FROM dkim_key ORDER BY selector');
      return rows.length === 2 && rows;
    });
    const recordOf = (row: Record<string, unknown>) => `v=DKIM1; k=${row.algorithm}; p=${row.public_key}`;
    for (const row of keys) zone[`${row.selector}._domainkey.acme.example`] = { txt: [recordOf(row)] };
    query(postroom, `UPDATE job SET run_at = 0 WHERE kind = 'domains.keep'`);
    await until(
      'the keys to sign',
      () => query(postroom, 'SELECT 1 FROM dkim_key WHERE signs_from_at IS NULL').length === 0,
    );

    await both.exchange('direct');
    const mail = await both.mail('direct');
    expect(postfix.log()).toMatch(/relay=127\.0\.0\.1\[127\.0\.0\.1\]:\d+, .*status=sent/);
    expect(mail.toString()).toMatch(/Received: from mail\.acme\.example[\s\S]*using TLSv1/);
    expect(mail.toString()).toMatch(/Return-Path: <support\+b\d+\.[a-z2-7]{16}@acme\.example>/);
    const selectors = [...mail.toString().matchAll(/^ s=(\S+);/gm)].map(([, selector]) => selector!);
    expect(selectors).toHaveLength(2);
    for (const [index, selector] of selectors.entries()) {
      const record = zone[`${selector}._domainkey.acme.example`]!.txt![0]!;
      // Postfix keeps mail with LF line ends.
      expect([selector, await dkimpyVerifies(mail, index, record)]).toEqual([selector, true]);
    }
  },
  90_000,
);

test.skipIf(!hasPostfix)(
  'O13: Postfix as relay with a login: a wrong one waits and alarms, with the right one all leaves',
  async () => {
    await using both = await start();
    const { postroom, admin, postfix } = both;
    const relay = { host: '127.0.0.1', port: String(postfix.submission), security: 'starttls' };
    await admin.send('/sending/relay', { ...relay, user: LOGIN.user, password: 'wrong horse' });
    await both.exchange('relayed');
    await until('the alarm', () => query(postroom, `SELECT name FROM alarm WHERE name = 'relay'`).length > 0, 30_000);
    const fate = () =>
      query(postroom, `SELECT state, attempts, reply FROM recipient WHERE address = 'ann@customer.test'`)[0];
    expect(fate()).toMatchObject({ state: 'delayed', attempts: 0, reply: expect.stringContaining('535') });
    const test = await admin.send('/sending/relay', { ...relay, ...LOGIN, test: '1' });
    expect(await test.text()).toContain('The login works.');
    await admin.send('/sending/relay', { ...relay, ...LOGIN });
    const mail = await both.mail('relayed');
    expect(mail.toString()).toMatch(/using TLSv1/);
    expect(postfix.log()).toMatch(/sasl_method=(PLAIN|LOGIN), sasl_username=postroom/);
    await until('the alarm to be over', () => query(postroom, 'SELECT name FROM alarm').length === 0);
    expect(fate()).toMatchObject({ state: 'sent' });
  },
  90_000,
);
