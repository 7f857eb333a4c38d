import { describe, expect, test } from 'vitest';
import { invite, openSite, type Site, setUpSite } from '../web/site.ts';

const DAY_MS = 24 * 3600 * 1000;
const FORM = { name: 'Mia Member', password: 'another long password' };

const accept = (site: Site, link: string, form = FORM) => site.visitor().send(link, form);
const users = (site: Site) =>
  (site.database.sqlite.query('SELECT email FROM user ORDER BY id').all() as { email: string }[]).map(
    ({ email }) => email,
  );

describe('W3: the link of an invitation', () => {
  test('makes one account, with the rights it names, and signs it in; then it is used up', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const link = await invite(admin, 'Mia@Acme.Example', 'member', [1]);
    const mia = site.visitor();
    expect((await mia.get(link)).status).toBe(200);
    expect((await mia.send(link, { ...FORM, role: 'admin', email: 'other@acme.example' })).status).toBe(303);
    expect((await mia.get('/inbox/open')).status).toBe(200);
    expect((await mia.get('/people')).status).toBe(403);
    expect(users(site)).toEqual(['ada@acme.example', 'mia@acme.example']);
    expect((await accept(site, link)).status).toBe(404);
    expect((await site.visitor().get(link)).status).toBe(404);
    expect(site.database.sqlite.query('SELECT may FROM mailbox_access WHERE user_id = 2 ORDER BY may').all()).toEqual([
      { may: 'full' },
      { may: 'send_as' },
    ]);
  });

  test('used twice at the same moment makes one account', async () => {
    await using site = await openSite();
    const link = await invite(await setUpSite(site), 'mia@acme.example');
    const answers = await Promise.all([accept(site, link), accept(site, link)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(users(site)).toHaveLength(2);
  });

  test('ends after seven days', async () => {
    await using site = await openSite();
    const link = await invite(await setUpSite(site), 'mia@acme.example');
    site.clock.turn(7 * DAY_MS - 1);
    expect((await site.visitor().get(link)).status).toBe(200);
    site.clock.turn(1);
    expect((await accept(site, link)).status).toBe(404);
    const gone = await site.visitor().get(link);
    expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining('no longer good')]);
  });

  test('is void once withdrawn', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const link = await invite(admin, 'mia@acme.example');
    expect((await admin.send('/invitations/1', {}, { method: 'DELETE' })).status).toBe(303);
    expect((await accept(site, link)).status).toBe(404);
  });

  test('is replaced by a second one to the same person', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const [first, other, second] = [
      await invite(admin, 'mia@acme.example'),
      await invite(admin, 'max@acme.example'),
      await invite(admin, 'MIA@acme.example'),
    ];
    expect((await site.visitor().get(first)).status).toBe(404);
    for (const link of [other, second]) expect((await site.visitor().get(link)).status).toBe(200);
  });

  test('is not in the database, which has its hash', async () => {
    await using site = await openSite();
    const link = await invite(await setUpSite(site), 'mia@acme.example');
    site.database.sqlite.run('PRAGMA wal_checkpoint(TRUNCATE)');
    expect((await Bun.file(site.database.path).text()).includes(link.split('/').at(-1)!)).toBe(false);
  });

  test.each(['', 'x', '%00', '0', 'null', '../people'])('that somebody made up (%j) opens nothing', async (secret) => {
    await using site = await openSite();
    await invite(await setUpSite(site), 'mia@acme.example');
    expect((await accept(site, `/invitations/${secret}`)).status).toBeGreaterThanOrEqual(400);
    expect(users(site)).toHaveLength(1);
  });
});

test('W2: who accepts in a browser where somebody is signed in, ends that session', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  const before = site.visitor();
  before.cookie = admin.cookie;
  await admin.send(await invite(admin, 'mia@acme.example'), FORM);
  expect((await before.get('/inbox/mine')).status).toBe(303);
  expect((await admin.get('/people')).status).toBe(403);
});

test('a person is invited to mailboxes that exist, by an address that nobody here has yet', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  const status = async (fields: Record<string, string | string[]>) =>
    (await admin.send('/invitations', { role: 'member', 'mailboxes[]': '1', ...fields })).status;
  expect(await status({ email: 'ada@acme.example' })).toBe(422);
  expect(await status({ email: 'mia@acme.example', 'mailboxes[]': ['1', '99'] })).toBe(422);
  expect(await status({ email: 'mia@acme.example', 'mailboxes[]': '-1' })).toBe(422);
  expect(await status({ email: 'mia@acme.example', 'mailboxes[]': [] })).toBe(422);
  expect(await status({ email: 'mia@acme.example', role: 'owner' })).toBe(422);
  expect(await status({ email: 'a@b', role: 'member' })).toBe(422);
  expect(await status({ email: 'mia@acme.example', 'mailboxes[]': ['1', '1'] })).toBe(200);
});

test('an invitation that is refused says at the mailboxes what is wrong with them', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  const fields = { email: 'mia@acme.example', role: 'member', 'mailboxes[]': ['1', '99'] };
  const html = await (await admin.send('/invitations', fields)).text();
  expect(html).toContain('<p class="field-error">Choose one of the mailboxes shown.</p>');
  expect(html).toMatch(/name="mailboxes\[\]" value="1" checked/);
});

test('W7: a name is one line: no control character gets into headers or pages through it', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  for (const name of ['a\r\nBcc: evil@evil.example', 'a\0b', '\u0085', ' ', 'x'.repeat(101)])
    expect((await accept(site, await invite(admin, 'mia@acme.example'), { ...FORM, name })).status).toBe(422);
});

test('W9: what looks like SQL or a pattern is a text like any other', async () => {
  await using site = await openSite();
  await setUpSite(site);
  for (const email of [`' OR 1=1 --`, '%', '_', `ada@acme.example' --`])
    expect((await site.visitor().send('/session', { email, password: 'x' })).status).toBe(422);
});

test('a mailbox’s address is taken once, in any case; the mail receiver knows it from then on', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  expect((await admin.send('/mailboxes', { name: 'Sales', address: 'Sales@Acme.example' })).status).toBe(303);
  const again = await admin.send('/mailboxes', { name: 'Sales 2', address: 'sales@acme.example' });
  expect([again.status, (await again.text()).includes('exists already')]).toEqual([422, true]);
  expect(site.database.sqlite.query('SELECT address FROM mailbox_address ORDER BY 1').all()).toEqual([
    { address: 'sales@acme.example' },
    { address: 'support@acme.example' },
  ]);
});

describe('an invitation', () => {
  const grants = (site: Site) =>
    site.database.sqlite.query('SELECT mailbox_id, may FROM mailbox_access WHERE user_id = 2 ORDER BY 1, 2').all();

  test('gives what was chosen for each mailbox, and teams', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    await admin.send('/mailboxes', { name: 'Sales', address: 'sales@acme.example' });
    await admin.send('/teams', { name: 'Night shift' });
    const fields = {
      email: 'mia@acme.example',
      role: 'member',
      'mailboxes[]': ['1', '2'],
      'level-1': 'reads',
      'level-2': 'answers-on-behalf',
      'teams[]': '1',
    };
    const link = /\/invitations\/[\w-]{20,}/.exec(await (await admin.send('/invitations', fields)).text())![0];
    expect((await accept(site, link)).status).toBe(303);
    expect(grants(site)).toEqual([
      { mailbox_id: 1, may: 'read' },
      { mailbox_id: 2, may: 'full' },
      { mailbox_id: 2, may: 'send_on_behalf' },
    ]);
    expect(site.database.sqlite.query('SELECT * FROM team_member').all()).toEqual([{ team_id: 1, user_id: 2 }]);
  });

  test('to a team alone is enough for a member, to one that is not there is none', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    await admin.send('/teams', { name: 'Night shift' });
    const status = async (teamId: string) =>
      (await admin.send('/invitations', { email: 'mia@acme.example', role: 'member', 'teams[]': teamId })).status;
    expect([await status('1'), await status('9')]).toEqual([200, 422]);
  });

  test('that an earlier version wrote still opens what it said', async () => {
    await using site = await openSite();
    const link = await invite(await setUpSite(site), 'mia@acme.example');
    const former = { email: 'mia@acme.example', role: 'member', mailboxIds: [1] };
    site.database.sqlite.run('UPDATE token SET data = ?', [JSON.stringify(former)]);
    expect((await accept(site, link)).status).toBe(303);
    expect(grants(site)).toEqual([
      { mailbox_id: 1, may: 'full' },
      { mailbox_id: 1, may: 'send_as' },
    ]);
  });

  test('is mailed too where that was asked for, and else never', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const mails = () =>
      site.database.sqlite.query(`SELECT payload FROM job WHERE kind = 'system-mail.send'`).all() as {
        payload: string;
      }[];
    await invite(admin, 'mia@acme.example');
    expect(mails()).toEqual([]);
    const fields = { email: 'max@acme.example', role: 'member', 'mailboxes[]': '1', mail: '1' };
    const page = await (await admin.send('/invitations', fields)).text();
    const [url] = /http:\/\/postroom\.test\/invitations\/[\w-]{43}/.exec(page)!;
    expect(mails().map(({ payload }) => JSON.parse(payload))).toMatchObject([
      { to: { address: 'max@acme.example' }, paragraphs: expect.arrayContaining([url]) },
    ]);
  });
});
