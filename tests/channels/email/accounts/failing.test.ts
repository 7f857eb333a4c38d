import { describe, expect, test } from 'vitest';
import { backoffMs } from '#src/channels/email/accounts/backoff.ts';
import { ACCOUNTS_TOPIC } from '#src/channels/email/accounts/topics.ts';
import { hasDovecot, IMAP_USER, startDovecot } from '#tests/support/dovecot.ts';
import { freePort } from '#tests/support/free-port.ts';
import { until } from '#tests/support/store.ts';
import { mails, startFetching } from './fetching.ts';

const MINUTE = 60_000;

describe('an account that fails', { timeout: 60_000 }, () => {
  test('waits longer each time, up to 15 minutes; after a refused password from 5 minutes to an hour', () => {
    expect([1, 2, 3, 20].map((failures) => backoffMs('refused', failures, 0))).toEqual([
      5000,
      10_000,
      20_000,
      15 * MINUTE,
    ]);
    expect([1, 2, 9].map((failures) => backoffMs('login', failures, 0))).toEqual([
      5 * MINUTE,
      10 * MINUTE,
      60 * MINUTE,
    ]);
    expect(backoffMs('refused', 1, 1)).toBe(4000);
  });

  test('tells the admins after an hour, and takes it back when it works again', async () => {
    const port = await freePort();
    await using fetching = await startFetching(port);
    await fetching.is('failing');
    const alarms = () => fetching.all<{ name: string; data: string }>('SELECT name, data FROM alarm');
    expect(alarms()).toEqual([]);
    fetching.clock.turn(60 * MINUTE);
    fetching.ctx.signals.send(ACCOUNTS_TOPIC);
    await until('the alarm', () => alarms().length === 1);
    expect(alarms()[0]!.name).toBe(`imap:${fetching.id}`);
    expect(JSON.parse(alarms()[0]!.data)).toMatchObject({ host: '127.0.0.1', user: IMAP_USER.user, error: 'refused' });
  });

  test.skipIf(!hasDovecot)(
    'says that the password is wrong, waits, and goes on at once when it is mended',
    async () => {
      await using dovecot = await startDovecot();
      await dovecot.changePassword('another one');
      dovecot.drop('INBOX', mails(2, 'locked'));
      await using fetching = await startFetching(dovecot.port, { timing: { backoffMs } });
      await fetching.is('failing');
      expect(JSON.parse(fetching.row().error!)).toMatchObject({ kind: 'login' });
      expect(fetching.row().next_try_at! - fetching.clock.now()).toBeGreaterThanOrEqual(4 * MINUTE);
      fetching.clock.turn(61 * MINUTE);
      fetching.ctx.signals.send(ACCOUNTS_TOPIC);
      await until('the alarm', () => fetching.count('SELECT count(*) FROM alarm') === 1);
      await dovecot.changePassword(IMAP_USER.password);
      fetching.tryNow();
      await fetching.arrived(2);
      await fetching.is('watching');
      expect(fetching.count('SELECT count(*) FROM alarm')).toBe(0);
    },
  );
});
