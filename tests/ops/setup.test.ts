import { describe, expect, test } from 'vitest';
import { ADMIN } from '../support/postroom.ts';
import { openSite, SETUP_TOKEN, type Site, setUpSite } from '../web/site.ts';

const FOUNDING = {
  token: SETUP_TOKEN,
  company: 'Acme',
  ...ADMIN,
  mailboxName: 'Support',
  address: 'support@acme.example',
};

const events = (site: Site) =>
  (site.database.sqlite.query('SELECT name FROM event ORDER BY id').all() as { name: string }[]).map(
    ({ name }) => name,
  );

describe('the first run', () => {
  test('is open to who holds the token, and makes company, admin and mailbox, each a line of the story', async () => {
    await using site = await openSite();
    const founder = site.visitor();
    const page = await founder.get(`/setup?token=${SETUP_TOKEN}`);
    expect([page.status, (await page.text()).includes(SETUP_TOKEN)]).toEqual([200, true]);
    expect((await founder.send('/setup', FOUNDING)).headers.get('location')).toBe('/first-steps');
    expect(events(site)).toEqual([
      'user.added',
      'mailbox.added',
      'access.granted',
      'company.founded',
      'session.started',
    ]);
    expect(await (await founder.get('/inbox/open')).text()).toContain('Acme');
    expect((await founder.get('/people')).status).toBe(200);
  });

  const tokens: [string, { token?: string | string[] }][] = [
    ['none', {}],
    ['a wrong one', { token: 'wrong' }],
    ['an empty one', { token: '' }],
    ['several', { token: ['x', 'y'] }],
  ];
  test.each(tokens)('is not there with %s for a token', async (_, given) => {
    await using site = await openSite();
    const { token: _token, ...rest } = FOUNDING;
    const query = [given.token ?? []].flat().map((token) => `token=${token}`);
    expect((await site.visitor().get(`/setup?${query.join('&')}`)).status).toBe(404);
    expect((await site.visitor().send('/setup', { ...rest, ...given })).status).toBe(404);
    expect(events(site)).toEqual([]);
  });

  test('is not there a second time, also with the right token', async () => {
    await using site = await openSite();
    await setUpSite(site);
    expect((await site.visitor().get(`/setup?token=${SETUP_TOKEN}`)).status).toBe(404);
    expect((await site.visitor().send('/setup', { ...FOUNDING, email: 'eve@evil.example' })).status).toBe(404);
  });

  test('asked for twice at the same moment founds one company', async () => {
    await using site = await openSite();
    const answers = await Promise.all([
      site.visitor().send('/setup', FOUNDING),
      site.visitor().send('/setup', { ...FOUNDING, email: 'eve@evil.example' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(site.database.sqlite.query('SELECT count(*) AS n FROM user').get()).toEqual({ n: 1 });
  });

  test('leaves nothing behind when a field is wrong, and shows what was typed but the password', async () => {
    await using site = await openSite();
    for (const [field, value] of Object.entries({
      address: 'none',
      email: 'none',
      company: ' ',
      password: 'short',
      name: 'a\nb',
    })) {
      const answer = await site.visitor().send('/setup', { ...FOUNDING, [field]: value });
      const html = await answer.text();
      expect([field, answer.status]).toEqual([field, 422]);
      expect(html).toContain('Support');
      expect(html).not.toContain(field === 'password' ? 'value="short"' : FOUNDING.password);
    }
    expect(events(site)).toEqual([]);
  });
});

test('until the first run is done, whoever comes by is told where its link stands; its token is not said', async () => {
  await using site = await openSite();
  expect((await site.visitor().get('/')).headers.get('location')).toBe('/sign-in');
  const before = await (await site.visitor().get('/sign-in')).text();
  expect(before).toContain('a link for the first run in the terminal');
  expect(before).not.toContain('<form');
  expect(before).not.toContain(SETUP_TOKEN);
  await setUpSite(site);
  const after = await (await site.visitor().get('/sign-in')).text();
  expect(after).toContain('action="/session"');
  expect(after).not.toContain('a link for the first run');
});

test('what holds for the company is kept, told of once each, and shown again', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  const before = events(site).length;
  await admin.send('/company', { name: 'Acme' }, { method: 'PUT' });
  await admin.send('/company', { name: 'Acme' }, { method: 'PUT' });
  const changed = events(site).slice(before);
  expect(new Set(changed)).toEqual(new Set(['setting.changed']));
  const after = changed.length;
  await admin.send('/company', { name: 'Acme', assignOnReply: '1' }, { method: 'PUT' });
  expect(events(site).slice(before)).toHaveLength(after + 1);
  expect(await (await admin.get('/company')).text()).toMatch(/name="assignOnReply"[^>]*checked/);
});
