import { describe, expect, test } from 'vitest';
import { hasDovecot, IMAP_USER, startDovecot } from '#tests/support/dovecot.ts';
import { startOauthServer } from '#tests/support/oauth-server.ts';
import { addColleague, setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { openStore, received, until } from '#tests/support/store.ts';
import { mail, mails } from './fetching.ts';

describe.skipIf(!hasDovecot)('an account that signs in by OAuth 2', { timeout: 60_000 }, () => {
  test('is agreed to at the provider with PKCE, fetches, refreshes its token, and says when the agreement has ended', async () => {
    using provider = startOauthServer(IMAP_USER.user);
    await using dovecot = await startDovecot({ introspectionUrl: `${provider.url}/introspect` });
    dovecot.drop('INBOX', mails(2, 'by token'));
    await using postroom = await startPostroom();
    const admin = await setUpPostroom(postroom);
    using store = openStore(postroom.folder);
    const endpoints = { authorizeUrl: `${provider.url}/authorize`, tokenUrl: `${provider.url}/token`, scope: 'mail' };
    const client = { provider: 'other', clientId: 'postroom', clientSecret: 'shh', ...endpoints };
    expect((await admin.send('/accounts/oauth/clients', client)).status).toBe(303);
    const server = { host: '127.0.0.1', port: String(dovecot.port), security: 'none', user: IMAP_USER.user };
    const added = await admin.send('/accounts', { ...server, mailboxId: '1', signIn: 'other', password: '' });
    const page = added.headers.get('location')!;
    expect(await (await admin.get(page)).text()).toContain('/accounts/oauth/start?account=1');

    const start = await admin.get('/accounts/oauth/start?account=1');
    const authorize = new URL(start.headers.get('location')!);
    expect(authorize.searchParams.get('code_challenge_method')).toBe('S256');
    const agreed = await fetch(authorize, { redirect: 'manual' });
    const back = new URL(agreed.headers.get('location')!);
    const returned = back.pathname + back.search;

    // The redirect of somebody else's sign-in, or one that was used, ties nothing to our account.
    const colleague = await addColleague(postroom, admin, 'bob@acme.example', 'Bob', [1]);
    expect((await colleague.get(returned)).status).toBe(403);
    expect((await admin.get(returned)).headers.get('location')).toBe(page);
    expect((await admin.get(returned)).status).toBe(404);
    expect((await admin.get('/accounts/oauth/callback?code=x&state=made-up')).status).toBe(404);

    const plan = { 'folders[]': 'INBOX', sentFolder: '', cutOff: '2020-01-01', after: 'leave', pollMinutes: '5' };
    expect((await admin.send(`${page}/plan`, plan, 'PUT')).status).toBe(303);
    await received(store, 'by token 1');

    const sealed = () => Buffer.from(store.one<{ l: Uint8Array }>('SELECT login_sealed AS l FROM imap_account')!.l);
    expect(await (await admin.get(page)).text()).not.toContain(JSON.parse(sealed().subarray(1).toString()).accessToken);

    /** Tries until it fails so: the server's answer comes first, then the provider's. */
    const failsBy = (kind: string) =>
      until(`failing by ${kind}`, async () => {
        const row = store.one<{ error: string | null }>('SELECT error FROM imap_account');
        if (JSON.parse(row?.error ?? '{}').kind === kind) return true;
        await admin.send(`${page}/try`);
        return false;
      });
    const restart = () => dovecot.stop().then(() => dovecot.restart());

    // A token that ended before its time is fetched anew.
    provider.expireAll();
    await restart();
    await failsBy('login');
    dovecot.drop('INBOX', [{ bytes: mail('after the refresh') }]);
    await admin.send(`${page}/try`);
    await received(store, 'after the refresh');

    provider.revoke();
    await restart();
    await failsBy('signIn');
    expect(provider.asked.slice(0, 2)).toEqual(['authorization_code', 'refresh_token']);
    expect(await (await admin.get('/accounts')).text()).toContain('Somebody must sign in at the provider again.');
  });
});
