import { describe, expect, test } from 'vitest';
import { hasDovecot, startDovecot } from '#tests/support/dovecot.ts';
import { until } from '#tests/support/store.ts';
import { mail, mails, startFetching } from './fetching.ts';

const DAY = 24 * 3600 * 1000;
// Close to now, as the page proposes it; a server knows dates to the second.
const CUT_OFF = Math.floor(Date.now() / 1000) * 1000 - 3600_000;

describe.skipIf(!hasDovecot)('what lies on the server, and what becomes of it there', { timeout: 60_000 }, () => {
  test('older mail becomes closed history with its own dates and triggers nothing, newer mail comes open', async () => {
    await using dovecot = await startDovecot();
    dovecot.drop('INBOX', [
      ...mails(200, 'old', CUT_OFF - 90 * DAY),
      { bytes: mail('just before'), at: CUT_OFF - 1000 },
    ]);
    dovecot.drop('INBOX', [{ bytes: mail('just after'), at: CUT_OFF }, ...mails(3, 'new', CUT_OFF + DAY)]);
    await using fetching = await startFetching(dovecot.port, { plan: { cutOffAt: CUT_OFF } });
    await fetching.arrived(205);
    await fetching.is('watching');
    const states = fetching.all<{ status: string; n: number }>(
      'SELECT status, count(*) AS n FROM conversation GROUP BY status ORDER BY status',
    );
    expect(states).toEqual([
      { status: 'closed', n: 201 },
      { status: 'open', n: 4 },
    ]);
    const [oldest] = fetching.all<{ at: number }>('SELECT min(at) AS at FROM message');
    expect(oldest!.at).toBe(CUT_OFF - 90 * DAY);
    const loud = fetching.count("SELECT count(*) FROM event WHERE name LIKE 'message.%' AND is_silent = 0");
    expect(loud).toBe(4);
    expect(fetching.all('SELECT import_uid, imported, import_total FROM imap_folder')).toEqual([
      { import_uid: null, imported: 205, import_total: 205 },
    ]);
  });

  test('the Sent folder is read too: an answer written elsewhere stands in its conversation as sent by who wrote it', async () => {
    await using dovecot = await startDovecot();
    const client = await dovecot.client();
    await client.append('INBOX', mail('question'));
    const answer = `From: Ada <ada@acme.example>\r\nTo: ann@customer.test\r\nSubject: Re: question\r\nMessage-ID: <answer@acme.example>\r\nIn-Reply-To: <question@customer.test>\r\n\r\nThe answer.\r\n`;
    await using fetching = await startFetching(dovecot.port, { plan: { sentFolder: 'Sent' } });
    await fetching.arrived(1);
    await client.append('Sent', answer);
    fetching.tryNow();
    await fetching.arrived(2);
    expect(fetching.all('SELECT kind, user_id FROM message ORDER BY id')).toEqual([
      { kind: 'in', user_id: null },
      { kind: 'out', user_id: 1 },
    ]);
    expect(fetching.count('SELECT count(*) FROM conversation')).toBe(1);
    // What we know by its Message-ID is not doubled by the copy that a relay put into Sent, with lines of its own in it.
    await client.append('Sent', `Received: from relay.test\r\n${answer}`);
    fetching.tryNow();
    await until('the copy', () => fetching.count("SELECT next_uid FROM imap_folder WHERE name = 'Sent'") === 3);
    await until('no job', () => fetching.count('SELECT count(*) FROM job') === 0);
    expect(fetching.messages()).toBe(2);
    client.close();
  });

  test('mail is moved, deleted or marked on the server only once it is stored, and only where that is wanted', async () => {
    await using dovecot = await startDovecot();
    const client = await dovecot.client();
    const left = async (folder: string) => {
      await client.mailboxOpen(folder);
      const found = await client.fetchAll('1:*', { uid: true, flags: true });
      return found.map(({ flags }) => flags!.has('\\Seen'));
    };
    dovecot.drop('INBOX', [...mails(2, 'history', CUT_OFF - DAY), ...mails(3, 'move', CUT_OFF + DAY)]);
    await using fetching = await startFetching(dovecot.port, {
      plan: { cutOffAt: CUT_OFF, after: { kind: 'move', folder: 'Done' } },
    });
    await fetching.arrived(5);
    await until('the move', async () => fetching.count('SELECT count(*) FROM imap_settling') === 0);
    await fetching.is('watching');
    expect(await left('INBOX')).toEqual([false, false]);
    expect(await left('Done')).toEqual([false, false, false]);

    await fetching.choose({ after: { kind: 'delete' } });
    dovecot.drop('INBOX', mails(2, 'delete', CUT_OFF + 2 * DAY));
    await fetching.arrived(7);
    await until('the deletion', async () => (await left('INBOX')).length === 2);

    await fetching.choose({ after: { kind: 'seen' } });
    dovecot.drop('INBOX', mails(1, 'seen', CUT_OFF + 3 * DAY));
    await fetching.arrived(8);
    await until('the mark', async () => (await left('INBOX')).filter(Boolean).length === 1);
    expect(fetching.raws()).toBe(8);
    client.close();
  });

  test('what was deleted here is not fetched again, even when its account is read from the start', async () => {
    await using dovecot = await startDovecot();
    dovecot.drop('INBOX', mails(3, 'gone'));
    await using fetching = await startFetching(dovecot.port, { read: false });
    await until('the mails', () => fetching.raws() === 3);
    fetching.sqlite.run('DELETE FROM raw');
    await fetching.choose({ folders: ['Trash'] });
    await fetching.choose({ folders: ['INBOX'] });
    dovecot.drop('INBOX', mails(1, 'fresh'));
    await until(
      'the fresh mail',
      () => fetching.raws() > 0 && fetching.count('SELECT next_uid FROM imap_folder') === 5,
    );
    expect(fetching.raws()).toBe(1);
  });
});
