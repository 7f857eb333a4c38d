import { describe, expect, test } from 'vitest';
import { hasDovecot, IMAP_USER, startDovecot } from '#tests/support/dovecot.ts';
import { freePort } from '#tests/support/free-port.ts';
import { addColleague, setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { openStore, received, until } from '#tests/support/store.ts';
import { mail, mails } from './fetching.ts';

const server = (port: number) => ({ host: '127.0.0.1', port: String(port), security: 'none', user: IMAP_USER.user });
const asNew = { mailboxId: '1', signIn: 'password', password: IMAP_USER.password };
const PLAN = { 'folders[]': 'INBOX', sentFolder: 'Sent', cutOff: '2020-01-01', after: 'leave', pollMinutes: '5' };

describe('the page Fetching', { timeout: 60_000 }, () => {
  test('S26, W5: is for admins; a form that is wrong names the field, keeps what was typed, and never the password', async () => {
    await using postroom = await startPostroom();
    const admin = await setUpPostroom(postroom);
    const colleague = await addColleague(postroom, admin, 'bob@acme.example', 'Bob', [1]);
    const stranger = postroom.browser();
    for (const path of [
      '/accounts',
      '/accounts/1',
      '/accounts/oauth/start?account=1',
      '/accounts/oauth/callback?state=x',
    ]) {
      expect((await stranger.get(path)).status).toBe(303);
      expect((await colleague.get(path)).status).toBe(403);
    }
    for (const [path, method] of [
      ['/accounts', 'POST'],
      ['/accounts/oauth/clients', 'POST'],
      ['/accounts/1', 'PUT'],
      ['/accounts/1', 'DELETE'],
      ['/accounts/1/plan', 'PUT'],
      ['/accounts/1/pause', 'POST'],
      ['/accounts/1/pause', 'DELETE'],
      ['/accounts/1/try', 'POST'],
    ] as const) {
      expect((await colleague.send(path, {}, method)).status).toBe(403);
      expect([403, 404, 422]).toContain((await admin.send(path, {}, method)).status);
    }
    const refusals: [Record<string, string>, string][] = [
      [{ port: '25' }, 'This port is for sending mail.'],
      [{ port: '0' }, 'A port is a number from 1 to 65535.'],
      [{ host: 'imap.example.com/x' }, 'This is not the name of a server.'],
      [{ mailboxId: '77' }, 'Choose one of the mailboxes shown.'],
      [{ port: String(await freePort()) }, 'The server does not accept connections there.'],
    ];
    for (const [fields, sentence] of refusals) {
      const answer = await admin.send('/accounts', { ...server(993), ...asNew, ...fields });
      expect(answer.status).toBe(422);
      const text = await answer.text();
      expect(text).toContain(sentence);
      expect(text).toContain(`value="${IMAP_USER.user}"`);
      expect(text).not.toContain(IMAP_USER.password);
    }
    using store = openStore(postroom.folder);
    expect(store.count('SELECT count(*) FROM imap_account')).toBe(0);
  });

  test.skipIf(!hasDovecot)(
    'an account is added, planned, paused, resumed, moved and removed, each at once',
    async () => {
      await using dovecot = await startDovecot();
      dovecot.drop('INBOX', mails(2, 'first'));
      await using postroom = await startPostroom({ POSTROOM_SECRET_KEY: 'a passphrase of the test' });
      const admin = await setUpPostroom(postroom);
      using store = openStore(postroom.folder);
      const wrong = await admin.send('/accounts', { ...server(dovecot.port), ...asNew, password: 'guess' });
      expect(wrong.status).toBe(422);
      expect(await wrong.text()).toContain('The server refused the user name or password.');
      const added = await admin.send('/accounts', { ...server(dovecot.port), ...asNew });
      expect(added.headers.get('location')).toBe('/accounts/1');
      const page = await (await admin.get('/accounts/1')).text();
      expect(page).toMatch(/value="INBOX"[^>]*checked/);
      expect(page).toMatch(/<option value="Sent" selected/);
      expect(page).toContain('The connection works.');
      expect(page).not.toContain(IMAP_USER.password);
      const bad = await admin.send('/accounts/1/plan', { ...PLAN, after: 'move', afterFolder: 'INBOX' }, 'PUT');
      expect(await bad.text()).toContain('This folder is fetched itself.');

      expect((await admin.send('/accounts/1/plan', PLAN, 'PUT')).status).toBe(303);
      await received(store, 'first 1');
      await until('watching', async () => (await (await admin.get('/accounts')).text()).includes('>Watching<'));
      const { login } = store.one<{ login: Uint8Array }>('SELECT login_sealed AS login FROM imap_account')!;
      expect(Buffer.from(login).toString('latin1')).not.toContain(IMAP_USER.password);

      await admin.send('/accounts/1/pause');
      expect(await (await admin.get('/accounts')).text()).toContain('>Paused<');
      dovecot.drop('INBOX', [{ bytes: mail('second') }]);
      await admin.send('/accounts/1/pause', {}, 'DELETE');
      await received(store, 'second');

      await dovecot.changePassword('a new password');
      const moved = await admin.send('/accounts/1', { ...server(dovecot.port), password: 'a new password' }, 'PUT');
      expect(moved.status).toBe(303);
      expect((await admin.send('/accounts/1', {}, 'DELETE')).status).toBe(303);
      expect(store.count('SELECT count(*) FROM imap_account')).toBe(0);
      expect(store.count('SELECT count(*) FROM raw WHERE envelope LIKE \'%"imap:1"%\'')).toBe(3);
      const names = store.all<{ name: string }>("SELECT name FROM event WHERE subject = 'account' ORDER BY id");
      expect(names.map(({ name }) => name)).toEqual(
        ['added', 'changed', 'paused', 'resumed', 'changed', 'removed'].map((name) => `account.${name}`),
      );
    },
  );
});
