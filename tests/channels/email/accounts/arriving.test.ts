import { describe, expect, test } from 'vitest';
import { fetchMails, outlineMails, searchUids } from '#src/mail/imap/index.ts';
import { hasDovecot, startDovecot } from '#tests/support/dovecot.ts';
import { until } from '#tests/support/store.ts';
import { mail, mails, startFetching } from './fetching.ts';

const flagsOf = async (
  client: Awaited<ReturnType<Awaited<ReturnType<typeof startDovecot>>['client']>>,
  folder: string,
) => {
  await client.mailboxOpen(folder);
  return (await client.fetchAll('1:*', { uid: true, flags: true })).map(({ flags }) => [...flags!]);
};

describe.skipIf(!hasDovecot)('mail fetched from Dovecot', { timeout: 60_000 }, () => {
  test('1,000 mails arrive each once, and one that comes later at once; none is marked as read', async () => {
    await using dovecot = await startDovecot();
    const client = await dovecot.client();
    dovecot.drop('INBOX', mails(1000, 'mail'));
    await using fetching = await startFetching(dovecot.port);
    await fetching.arrived(1000);
    expect(fetching.raws()).toBe(1000);
    expect(fetching.count('SELECT count(DISTINCT header_id) FROM message')).toBe(1000);
    await fetching.is('watching');
    await client.append('INBOX', mail('later'));
    await fetching.arrived(1001);
    await until('contact', () => fetching.row().last_mail_at !== null);
    const flags = await flagsOf(client, 'INBOX');
    expect(flags.length).toBe(1001);
    expect(flags.flat().filter((flag) => flag === '\\Seen')).toEqual([]);
    expect(fetching.count('SELECT count(*) FROM conversation WHERE mailbox_id = 2')).toBe(1001);
    client.close();
  });

  test('a folder made anew (another UIDVALIDITY) is read from its start, and what was fetched before comes no second time', async () => {
    await using dovecot = await startDovecot();
    const client = await dovecot.client();
    await client.mailboxCreate('Orders');
    for (const { bytes } of mails(5, 'order')) await client.append('Orders', bytes);
    await using fetching = await startFetching(dovecot.port, { plan: { folders: ['Orders'] } });
    await fetching.arrived(5);
    await fetching.is('watching');
    await client.mailboxDelete('Orders');
    await client.mailboxCreate('Orders');
    for (const { bytes } of mails(7, 'order')) await client.append('Orders', bytes);
    fetching.tryNow();
    await fetching.arrived(7);
    expect(fetching.raws()).toBe(7);
    expect(fetching.count("SELECT count(*) FROM event WHERE name = 'account.folder-renewed'")).toBe(1);
    client.close();
  });

  test('mail that is expunged between being seen and being fetched is passed over, its neighbours come', async () => {
    await using dovecot = await startDovecot();
    const client = await dovecot.client();
    dovecot.drop('INBOX', mails(60, 'short-lived'));
    await client.mailboxOpen('INBOX');
    const session = await dovecot.client();
    await session.mailboxOpen('INBOX');
    const outlines = await outlineMails(session, await searchUids(session, { from: 1 }));
    expect(outlines.length).toBe(60);
    await client.messageDelete('10:19', { uid: true });
    const { mails: fetched, skipped } = await fetchMails(session, outlines, 1_000_000);
    expect(fetched.map(({ uid }) => uid)).toEqual(outlines.map(({ uid }) => uid).filter((uid) => uid < 10 || uid > 19));
    expect(skipped).toEqual([]);
    session.close();
    client.close();
  });

  test('mail that the server deleted while it was fetched leaves the account at work', async () => {
    await using dovecot = await startDovecot();
    const client = await dovecot.client();
    dovecot.drop('INBOX', mails(300, 'racing'));
    await client.mailboxOpen('INBOX');
    await using fetching = await startFetching(dovecot.port, { read: false });
    await until('the first mails', () => fetching.raws() > 0);
    await client.messageDelete('200:299', { uid: true });
    await fetching.is('watching');
    expect(fetching.raws()).toBeGreaterThanOrEqual(200);
    expect(fetching.count('SELECT next_uid FROM imap_folder')).toBe(301);
    client.close();
  });

  test('a server that is ended and started again is found again, and what came meanwhile is fetched', async () => {
    await using dovecot = await startDovecot();
    dovecot.drop('INBOX', mails(3, 'before'));
    await using fetching = await startFetching(dovecot.port);
    await fetching.arrived(3);
    await fetching.is('watching');
    await dovecot.stop();
    await fetching.is('failing');
    expect(JSON.parse(fetching.row().error!).kind).toMatch(/refused|closed/);
    dovecot.drop('INBOX', mails(3, 'meanwhile'));
    await dovecot.restart();
    await fetching.arrived(6);
    await fetching.is('watching');
    expect(fetching.row()).toMatchObject({ error: null, failing_since_at: null, next_try_at: null });
    const names = fetching.all<{ name: string }>("SELECT name FROM event WHERE subject = 'account' ORDER BY id");
    expect(names.map(({ name }) => name)).toEqual(['account.changed', 'account.failing', 'account.recovered']);
  });

  test('a restart in the middle fetches the rest, each mail once', async () => {
    await using dovecot = await startDovecot();
    dovecot.drop('INBOX', mails(200, 'torn'));
    await using fetching = await startFetching(dovecot.port);
    await until('some mails', () => fetching.raws() > 0);
    await fetching.restart();
    await fetching.arrived(200);
    await fetching.is('watching');
    expect(fetching.raws()).toBe(200);
  });

  test('a full disk loses nothing: what could not be stored comes when there is room again', async () => {
    await using dovecot = await startDovecot();
    await using fetching = await startFetching(dovecot.port, { read: false });
    await fetching.is('watching');
    const { page_count: pages } = fetching.sqlite.query('PRAGMA page_count').get() as { page_count: number };
    fetching.sqlite.run(`PRAGMA max_page_count = ${pages + 6}`);
    const noise = () => crypto.getRandomValues(Buffer.alloc(20_000)).toString('base64');
    dovecot.drop(
      'INBOX',
      mails(40, 'heavy').map(({ bytes }) => ({ bytes: `${bytes}${noise()}\r\n` })),
    );
    fetching.tryNow();
    await fetching.is('failing').catch(() => undefined);
    expect(fetching.raws()).toBeLessThan(40);
    fetching.sqlite.run('PRAGMA max_page_count = 1000000');
    await until('all mails', () => fetching.raws() === 40);
    expect(fetching.count('SELECT count(*) FROM job')).toBe(40);
    await fetching.is('watching');
  });

  test('a mail that can not be read becomes a conversation, and the next ones come', async () => {
    await using dovecot = await startDovecot();
    const nested = Array.from(
      { length: 3000 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    );
    const bomb = `From: Ann <ann@customer.test>\r\nSubject: bomb\r\n${'X-Long: y\r\n'.repeat(200_000)}${nested.join('')}`;
    dovecot.drop('INBOX', [{ bytes: bomb }, ...mails(3, 'after the bomb')]);
    await using fetching = await startFetching(dovecot.port);
    await fetching.arrived(4);
    expect(fetching.count('SELECT count(*) FROM unreadable')).toBe(1);
    expect(fetching.count("SELECT count(*) FROM message WHERE subject LIKE 'after the bomb%'")).toBe(3);
  });

  test('a mail above the limit is passed over, told of and counted; the others come', async () => {
    await using dovecot = await startDovecot();
    dovecot.drop('INBOX', [{ bytes: mail('big') + 'x'.repeat(1_500_000) }, ...mails(2, 'small')]);
    await using fetching = await startFetching(dovecot.port, { env: { POSTROOM_SIZE_LIMIT: '1000000' } });
    await fetching.arrived(2);
    await fetching.is('watching');
    expect(fetching.count('SELECT skipped FROM imap_folder')).toBe(1);
    expect(fetching.count("SELECT count(*) FROM event WHERE name = 'account.mail-skipped'")).toBe(1);
  });

  test('a server that does not tell of new mail by itself is asked again and again', async () => {
    await using dovecot = await startDovecot({ capability: 'IMAP4rev1 UIDPLUS' });
    await using fetching = await startFetching(dovecot.port);
    await fetching.is('waiting');
    dovecot.drop('INBOX', mails(2, 'polled'));
    await fetching.arrived(2);
  });
});
