import { describe, expect, test } from 'vitest';
import { ADMIN } from '../support/postroom.ts';
import { invite, openSite, type Site, setUpSite, type Visitor } from '../web/site.ts';

const MIA = { email: 'mia@acme.example', password: 'another long password' };

const isIn = async (visitor: Visitor) => (await visitor.get('/inbox/mine')).status === 200;
const status = async (answer: Promise<Response>) => (await answer).status;
const names = (site: Site) =>
  (site.database.sqlite.query(`SELECT name FROM event ORDER BY id`).all() as { name: string }[]).map(
    ({ name }) => name,
  );
const user = (site: Site, id: number) =>
  site.database.sqlite.query('SELECT name, role, disabled_at FROM user WHERE id = ?').get(id) as {
    name: string;
    role: string;
    disabled_at: number | null;
  };

async function company() {
  const site = await openSite();
  const admin = await setUpSite(site);
  const mia = site.visitor('203.0.113.7');
  await mia.send(await invite(admin, MIA.email), { name: 'Mia Member', password: MIA.password });
  return { site, admin, mia, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() };
}

describe('W4: what admins do to a person', () => {
  const routes: [string, string, Record<string, string>][] = [
    ['GET', '/people/2', {}],
    ['PUT', '/people/2', { name: 'Else', role: 'admin' }],
    ['POST', '/people/2/password-reset', {}],
    ['POST', '/people/2/disablement', {}],
    ['DELETE', '/people/2/disablement', {}],
    ['DELETE', '/people/2/sessions', {}],
    ['DELETE', '/people/2/sessions/00', {}],
  ];

  test.each(routes)(
    '%s %s is nothing for strangers and members, and nobody is not there',
    async (method, path, fields) => {
      await using it = await company();
      const ask = (visitor: Visitor, where = path) =>
        method === 'GET' ? visitor.get(where) : visitor.send(where, fields, { method });
      expect(await status(ask(it.site.visitor()))).toBe(303);
      expect(await status(ask(it.mia))).toBe(403);
      expect(await status(ask(it.admin, path.replace('/2', '/99')))).toBe(404);
      expect(user(it.site, 2)).toEqual({ name: 'Mia Member', role: 'member', disabled_at: null });
      expect([await isIn(it.mia), await isIn(it.admin)]).toEqual([true, true]);
    },
  );
});

test('a person’s page shows who they are, what they may and from where, and where they are signed in', async () => {
  await using it = await company();
  await it.admin.send('/teams', { name: 'Night shift', 'members[]': '2' });
  const page = await (await it.admin.get('/people/2')).text();
  for (const shown of ['mia@acme.example', 'Full access, Send as', 'Night shift', 'from 203.0.113.7'])
    expect(page).toContain(shown);
});

describe('disabling', () => {
  test('W2: signs out at once and keeps out, while everything else stays; enabling undoes it', async () => {
    await using it = await company();
    const { site, admin, mia } = it;
    const signIn = () => status(site.visitor().send('/session', MIA));
    expect((await admin.send('/people/2/disablement')).headers.get('location')).toBe('/people/2?saved=disabled');
    expect([await isIn(mia), await signIn()]).toEqual([false, 422]);
    expect(site.database.sqlite.query('SELECT count(*) AS n FROM mailbox_access WHERE user_id = 2').get()).toEqual({
      n: 2,
    });
    expect(await (await admin.get('/people')).text()).toContain('Disabled');
    expect(await status(admin.send('/people/2/password-reset'))).toBe(409);
    await admin.send('/people/2/disablement', {}, { method: 'DELETE' });
    expect([await isIn(mia), await signIn()]).toEqual([false, 303]);
    expect(names(site)).toEqual(expect.arrayContaining(['user.disabled', 'user.enabled', 'session.ended']));
  });

  test('the last admin is refused with the reason, also as a member; with a second one it is not', async () => {
    await using it = await company();
    const { site, admin } = it;
    const asMember = () => admin.send('/people/1', { name: ADMIN.name, role: 'member' }, { method: 'PUT' });
    for (const answer of [await admin.send('/people/1/disablement'), await asMember()])
      expect([answer.status, (await answer.text()).includes('the last admin')]).toEqual([422, true]);
    expect(user(site, 1)).toMatchObject({ role: 'admin', disabled_at: null });
    // Who can't sign in is no admin to rely on.
    await admin.send('/people/2', { name: 'Mia Member', role: 'admin' }, { method: 'PUT' });
    await admin.send('/people/2/disablement');
    expect(await status(asMember())).toBe(422);
    await admin.send('/people/2/disablement', {}, { method: 'DELETE' });
    expect(await status(asMember())).toBe(303);
    expect([user(site, 1).role, await isIn(admin), await status(admin.get('/people'))]).toEqual(['member', true, 403]);
  });
});

describe('name and role', () => {
  test('W2: another role ends the person’s sessions, another name does not', async () => {
    await using it = await company();
    const put = (fields: Record<string, string>) => it.admin.send('/people/2', fields, { method: 'PUT' });
    await put({ name: 'Mia Miller', role: 'member' });
    expect([user(it.site, 2).name, await isIn(it.mia)]).toEqual(['Mia Miller', true]);
    await put({ name: 'Mia Miller', role: 'admin' });
    expect([user(it.site, 2).role, await isIn(it.mia)]).toEqual(['admin', false]);
  });

  test.each([
    { name: '', role: 'member' },
    { name: 'a\r\nb', role: 'member' },
    { name: 'Mia', role: 'owner' },
  ])('%j comes back', async (fields) => {
    await using it = await company();
    expect(await status(it.admin.send('/people/2', fields, { method: 'PUT' }))).toBe(422);
    expect(user(it.site, 2)).toMatchObject({ name: 'Mia Member', role: 'member' });
  });
});

test('an admin makes a link to a new password where no mail arrives; it is shown once and works once', async () => {
  await using it = await company();
  const page = await (await it.admin.send('/people/2/password-reset')).text();
  const url = /http:\/\/postroom\.test(\/password-resets\/[\w-]{43})/.exec(page)![1]!;
  expect(await (await it.admin.get('/people/2')).text()).not.toContain(url);
  expect(await status(it.site.visitor().send(url, { password: 'a third long password' }))).toBe(303);
  expect(await isIn(it.mia)).toBe(false);
  expect(await status(it.site.visitor().send('/session', { ...MIA, password: 'a third long password' }))).toBe(303);
});

test('an admin ends one session of a person, or all of them', async () => {
  await using it = await company();
  const { site, admin, mia } = it;
  const second = site.visitor();
  await second.send('/session', MIA);
  const sessions = async () =>
    [...(await (await admin.get('/people/2')).text()).matchAll(/action="(\/people\/2\/sessions\/[0-9a-f]+)"/g)].map(
      ([, action]) => action!,
    );
  await admin.send((await sessions())[0]!, {}, { method: 'DELETE' });
  expect((await sessions()).length).toBe(1);
  expect([await isIn(mia), await isIn(second)].filter(Boolean)).toHaveLength(1);
  await admin.send('/people/2/sessions', {}, { method: 'DELETE' });
  expect([await isIn(mia), await isIn(second), await isIn(admin)]).toEqual([false, false, true]);
});
