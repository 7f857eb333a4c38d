import { describe, expect, test } from 'vitest';
import { ADMIN } from '../support/postroom.ts';
import { invite, openSite, type Site, setUpSite, type Visitor } from '../web/site.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PUT = { method: 'PUT' };
const PROFILE = { name: 'Ada Lovelace', jobTitle: 'Customer care', calendarLink: '', signature: '' };
const NEW_PASSWORD = 'an even longer password';

const user = (site: Site, id = 1) =>
  site.database.sqlite.query('SELECT * FROM user WHERE id = ?').get(id) as Record<string, string | number | null>;
const story = (site: Site) =>
  site.database.sqlite.query(`SELECT name, actor, data FROM event WHERE subject = 'user' ORDER BY id`).all() as {
    name: string;
    actor: string;
    data: string;
  }[];
const isIn = async (visitor: Visitor) => (await visitor.get('/inbox/mine')).status === 200;
const signIn = async (site: Site, password = ADMIN.password) => {
  const visitor = site.visitor();
  const answer = await visitor.send('/session', { email: ADMIN.email, password });
  return { visitor, status: answer.status };
};

/** A form with a file, as a browser sends it. */
async function upload(visitor: Visitor, bytes: Uint8Array, name = 'me.png') {
  const body = new FormData();
  body.set('photo', new File([new Uint8Array(bytes)], name));
  return visitor.send('/account/photo', {}, { ...PUT, body });
}

test.each([
  ['GET', '/account'],
  ['PUT', '/account/profile'],
  ['PUT', '/account/preferences'],
  ['PUT', '/account/photo'],
  ['DELETE', '/account/photo'],
  ['PUT', '/account/password'],
  ['DELETE', '/account/sessions'],
  ['DELETE', '/account/sessions/00'],
  ['GET', '/users/1/photo'],
])('W4: %s %s is for people who are signed in', async (method, path) => {
  await using site = await openSite();
  await setUpSite(site);
  const answer = await site
    .visitor()
    .send(path, {}, { method, ...(method === 'GET' ? { body: undefined } : {}) } as never);
  expect([answer.status, answer.headers.get('location')?.startsWith('/sign-in')]).toEqual([303, true]);
});

describe('a profile', () => {
  test('is saved, shown again, and told in one event that names what changed', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const fields = { ...PROFILE, calendarLink: 'https://book.example/ada', signature: '<div>Best, <b>Ada</b></div>' };
    expect((await admin.send('/account/profile', fields, PUT)).headers.get('location')).toContain('/account?saved');
    expect(user(site)).toMatchObject({
      name: 'Ada Lovelace',
      job_title: 'Customer care',
      calendar_link: 'https://book.example/ada',
      signature: '<div>Best, <b>Ada</b></div>',
    });
    const page = await (await admin.get('/account?saved=profile')).text();
    for (const shown of ['Your profile is saved.', 'value="Customer care"', 'Best, Ada']) expect(page).toContain(shown);
    const told = story(site).filter(({ name }) => name === 'user.changed');
    expect(told.map(({ actor, data }) => [actor, JSON.parse(data)])).toEqual([
      ['user:1', { fields: ['name', 'jobTitle', 'calendarLink', 'signature'] }],
    ]);
    await admin.send('/account/profile', fields, PUT);
    expect(story(site).filter(({ name }) => name === 'user.changed')).toHaveLength(1);
  });

  test('H1: a signature is cleaned before it is kept', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const signature = '<div onclick="x()">Ada<script>alert(1)</script><a href="javascript:x()">y</a></div>';
    await admin.send('/account/profile', { ...PROFILE, signature }, PUT);
    expect(user(site).signature).not.toMatch(/script|onclick/);
    expect(user(site).signature).toContain('Ada');
  });

  test.each([
    [{ name: '' }, 'Please fill this in.'],
    [{ name: 'x'.repeat(101) }, 'This is too long.'],
    [{ jobTitle: 'a\r\nBcc: x' }, 'This can’t be used here.'],
    [{ calendarLink: 'javascript:alert(1)' }, 'begins with https://'],
    [{ signature: 'x'.repeat(20_001) }, 'This is too long.'],
  ])('W7: with %j comes back with what is wrong and what was typed', async (wrong, sentence) => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const answer = await admin.send('/account/profile', { ...PROFILE, jobTitle: 'Typed', ...wrong }, PUT);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(sentence);
    if (!('jobTitle' in wrong)) expect(page).toContain('value="Typed"');
    expect(user(site).name).toBe(ADMIN.name);
  });

  test('is only one’s own: whose account it is says the session, not the form', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const mia = site.visitor();
    await mia.send(await invite(admin, 'mia@acme.example'), { name: 'Mia', password: NEW_PASSWORD });
    await mia.send('/account/profile', { ...PROFILE, id: '1', userId: '1', role: 'admin', email: 'x@x.example' }, PUT);
    expect([user(site, 1).name, user(site, 2).name]).toEqual([ADMIN.name, 'Ada Lovelace']);
    expect(user(site, 2)).toMatchObject({ role: 'member', email: 'mia@acme.example' });
  });
});

describe('preferences', () => {
  const wanted = { language: 'en', timeZone: 'Asia/Tokyo', afterSend: 'next' };

  test('are kept, and the zone counts at once', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    expect((await admin.send('/account/preferences', wanted, PUT)).status).toBe(303);
    expect(user(site)).toMatchObject({ language: 'en', time_zone: 'Asia/Tokyo', preferences: '{"afterSend":"next"}' });
    // 09:00 UTC is 18:00 in Tokyo.
    expect(await (await admin.get('/account')).text()).toMatch(/<time [^>]*>18:00</);
    await admin.send('/account/preferences', { language: '', timeZone: '', afterSend: 'stay' }, PUT);
    expect(user(site)).toMatchObject({ language: null, time_zone: null });
  });

  test('that nobody offered are refused', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    for (const wrong of [{ language: 'xx' }, { timeZone: 'Mars/Olympus' }, { afterSend: 'away' }])
      expect((await admin.send('/account/preferences', { ...wanted, ...wrong }, PUT)).status).toBe(422);
    expect(user(site).time_zone).toBeNull();
  });
});

describe('a photo', () => {
  test('is kept small, without what the camera wrote, and shown to colleagues alone', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const large = await new Bun.Image(PNG).resize(900, 600).png().bytes();
    expect((await upload(admin, large)).status).toBe(303);
    const page = await (await admin.get('/account')).text();
    const url = /src="(\/users\/1\/photo\?v=\d+)"/.exec(page)![1]!;
    const answer = await admin.get(url);
    const { width, height, format } = await new Bun.Image(await answer.bytes()).metadata();
    expect({ width, height, format }).toEqual({ width: 192, height: 128, format: 'webp' });
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(answer.headers.get('cache-control')).toMatch(/^private, .*immutable/);
    expect((await site.visitor().get(url)).status).toBe(303);
    expect((await admin.get('/users/2/photo')).status).toBe(404);
  });

  test('is replaced by another, which has another address, and taken away; nothing of it stays', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    await upload(admin, PNG);
    const first = user(site).photo_id;
    await upload(admin, PNG);
    expect(user(site).photo_id).not.toBeNull();
    expect(site.database.sqlite.query('SELECT count(*) AS n FROM file').get()).toEqual({ n: 1 });
    await admin.send('/account/photo', {}, { method: 'DELETE' });
    expect([user(site).photo_id, first === null]).toEqual([null, false]);
    expect(site.database.sqlite.query('SELECT count(*) AS n FROM file').get()).toEqual({ n: 0 });
  });

  test('M11: that is no picture, empty, or claims more pixels than there is room for, is refused with the reason', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const bomb = Buffer.from(PNG);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    bomb.writeUInt32BE(Bun.hash.crc32(bomb.subarray(12, 29)), 29);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    for (const [bytes, sentence] of [
      [svg, 'can’t be read'],
      [Buffer.from('GIF89a'), 'can’t be read'],
      [new Uint8Array(), 'Please fill this in.'],
      [bomb, 'is too large'],
      [new Uint8Array(10_000_001), 'is too large'],
    ] as const) {
      const answer = await upload(admin, bytes);
      expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([422, true]);
    }
    expect(user(site).photo_id).toBeNull();
  });
});

describe('W2: changing the password', () => {
  const fields = { currentPassword: ADMIN.password, password: NEW_PASSWORD };

  test('ends every other session and goes on here with a new one', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const { visitor: other } = await signIn(site);
    const stolen = site.visitor();
    stolen.cookie = admin.cookie;
    expect((await admin.send('/account/password', fields, PUT)).status).toBe(303);
    expect([await isIn(admin), await isIn(other), await isIn(stolen)]).toEqual([true, false, false]);
    expect([(await signIn(site)).status, (await signIn(site, NEW_PASSWORD)).status]).toEqual([422, 303]);
    expect(story(site).map(({ name }) => name)).toContain('user.password-changed');
  });

  test('asks for the old one, and a new one of some length', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    for (const [wrong, sentence] of [
      [{ currentPassword: 'wrong' }, 'This is not your current password.'],
      [{ currentPassword: '' }, 'Please fill this in.'],
      [{ password: 'short' }, 'too short'],
    ] as const) {
      const answer = await admin.send('/account/password', { ...fields, ...wrong }, PUT);
      const page = await answer.text();
      expect([answer.status, page.includes(sentence), page.includes(NEW_PASSWORD)]).toEqual([422, true, false]);
    }
    expect((await signIn(site)).status).toBe(303);
  });

  test('W3: is no way to guess the old one', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    for (let i = 0; i < 10; i++) await admin.send('/account/password', { ...fields, currentPassword: 'no' }, PUT);
    const answer = await admin.send('/account/password', fields, PUT);
    expect([answer.status, (await answer.text()).includes('Too many attempts')]).toEqual([422, true]);
    site.clock.turn(15 * 60_000);
    expect((await admin.send('/account/password', fields, PUT)).status).toBe(303);
  });
});

describe('W2: sessions', () => {
  const ids = async (visitor: Visitor) =>
    [...(await (await visitor.get('/account')).text()).matchAll(/action="\/account\/sessions\/([0-9a-f]+)"/g)].map(
      ([, id]) => id!,
    );

  test('are listed with device, address and when they were last seen', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const other = site.visitor('203.0.113.9');
    const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';
    await other.send(
      '/session',
      { email: ADMIN.email, password: ADMIN.password },
      { headers: { 'User-Agent': agent } },
    );
    const page = await (await admin.get('/account')).text();
    for (const shown of ['Firefox on Windows', 'from 203.0.113.9', 'This browser']) expect(page).toContain(shown);
    expect(await ids(admin)).toHaveLength(1);
  });

  test('are ended one by one, or all but this', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const others = [await signIn(site), await signIn(site)].map(({ visitor }) => visitor);
    const [one] = await ids(admin);
    await admin.send(`/account/sessions/${one}`, {}, { method: 'DELETE' });
    expect((await Promise.all(others.map(isIn))).filter(Boolean)).toHaveLength(1);
    await admin.send('/account/sessions', {}, { method: 'DELETE' });
    expect([await isIn(others[0]!), await isIn(others[1]!), await isIn(admin)]).toEqual([false, false, true]);
  });

  test('W4: of others can’t be ended or seen', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const mia = site.visitor();
    await mia.send(await invite(admin, 'mia@acme.example'), { name: 'Mia', password: NEW_PASSWORD });
    const { visitor: second } = await signIn(site);
    const [id] = await ids(admin);
    expect((await mia.send(`/account/sessions/${id}`, {}, { method: 'DELETE' })).status).toBe(404);
    expect([await isIn(second), await ids(mia)]).toEqual([true, []]);
  });
});
