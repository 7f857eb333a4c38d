import { describe, expect, test } from 'vitest';
import { verifyPassword } from '#src/company/users/index.ts';
import { ADMIN } from '../support/postroom.ts';
import { openSite, type Site, setUpSite, type Visitor } from '../web/site.ts';

const DAY_MS = 24 * 3600 * 1000;

const signIn = async (site: Site, fields: Record<string, string> = {}, visitor = site.visitor()) => {
  const { email, password } = ADMIN;
  return { visitor, answer: await visitor.send('/session', { email, password, ...fields }) };
};
const isIn = async (visitor: Visitor) => (await visitor.get('/inbox/mine')).status === 200;
const sessions = (site: Site) =>
  site.database.sqlite.query('SELECT * FROM session').all() as { token_hash: Uint8Array }[];

test('W2: the cookie is for the server alone, for this site alone, and secure where the address is', async () => {
  await using plain = await openSite();
  const { setCookie } = await setUpSite(plain);
  for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=2592000']) expect(setCookie).toContain(flag);
  expect(setCookie).not.toContain('Secure');
  await using secure = await openSite({ POSTROOM_URL: 'https://inbox.acme.example' });
  expect((await setUpSite(secure)).setCookie).toMatch(/HttpOnly; Secure; SameSite=Lax/);
});

test('W2: the database has the hash of a cookie, never the cookie; 256 bits of chance are in it', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  const secret = admin.cookie.split('=')[1]!;
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  const [row] = sessions(site);
  expect(Buffer.from(row!.token_hash)).toEqual(new Bun.CryptoHasher('sha256').update(secret).digest());
  site.database.sqlite.run('PRAGMA wal_checkpoint(TRUNCATE)');
  expect((await Bun.file(site.database.path).text()).includes(secret)).toBe(false);
});

test('W2: signing in makes a new session, whatever cookie came along, and ends the one it replaces', async () => {
  await using site = await openSite();
  await setUpSite(site);
  const visitor = site.visitor();
  visitor.cookie = 'postroom_session=chosen-by-somebody-else';
  await signIn(site, {}, visitor);
  const first = visitor.cookie;
  expect(first).not.toContain('chosen-by');
  await signIn(site, {}, visitor);
  expect(visitor.cookie).not.toBe(first);
  const old = site.visitor();
  old.cookie = first;
  expect([await isIn(old), await isIn(visitor)]).toEqual([false, true]);
});

test('a session lasts 30 days from its last use', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  for (let i = 0; i < 3; i++) {
    site.clock.turn(29 * DAY_MS);
    expect(await isIn(admin)).toBe(true);
  }
  site.clock.turn(30 * DAY_MS);
  expect(await isIn(admin)).toBe(false);
  expect((await admin.get('/inbox/mine')).headers.get('location')).toBe('/sign-in?next=%2Finbox%2Fmine');
});

describe('a form that is sent after the session ended', () => {
  const send = async (headers: Record<string, string>) => {
    await using site = await openSite();
    await setUpSite(site);
    const answer = await site
      .visitor()
      .send('/conversations/1/status', { _method: 'PUT', status: 'closed' }, { headers });
    return [answer.status, answer.headers.get('location')];
  };

  test('leads to sign-in, and from there back to its page', async () => {
    const page = '/conversations/1?list=open';
    expect(await send({ Referer: `http://postroom.test${page}` })).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(page)}`,
    ]);
    expect(await send({})).toEqual([303, '/sign-in']);
  });

  test('W6: never leads to another site', async () => {
    expect(await send({ Referer: 'http://postroom.test//evil.example/' })).toEqual([303, '/sign-in']);
    expect(await send({ Referer: 'https://evil.example/inbox/open' })).toEqual([303, '/sign-in?next=%2Finbox%2Fopen']);
    expect(await send({ Referer: 'no address' })).toEqual([303, '/sign-in']);
  });

  test('is told 401 where a script sent it', async () => {
    expect(await send({ 'HX-Request': 'true', Referer: 'http://postroom.test/inbox/open' })).toEqual([401, null]);
  });
});

test('W2: signing out ends the session itself, not only the cookie; others of the same person go on', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  const { visitor: other } = await signIn(site);
  const stolen = site.visitor();
  stolen.cookie = admin.cookie;
  await admin.send('/session', {}, { method: 'DELETE' });
  expect([await isIn(stolen), await isIn(other)]).toEqual([false, true]);
  expect(admin.setCookie).toContain('Max-Age=0');
});

test('W2: who is switched off is out at once and can’t come back', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  site.database.sqlite.run('UPDATE user SET disabled_at = 1');
  expect(await isIn(admin)).toBe(false);
  expect((await signIn(site)).answer.status).toBe(422);
});

test('an address is the same in any case, and a long wrong cookie is a stranger’s', async () => {
  await using site = await openSite();
  await setUpSite(site);
  expect((await signIn(site, { email: 'ADA@Acme.Example' })).answer.status).toBe(303);
  const visitor = site.visitor();
  for (const cookie of ['postroom_session=', `postroom_session=${'x'.repeat(7000)}`, 'postroom_session=%00%ff']) {
    visitor.cookie = cookie;
    expect(await isIn(visitor)).toBe(false);
  }
});

describe('W3: guessing', () => {
  const wrong = (site: Site, email: string, address: string) =>
    site.visitor(address).send('/session', { email, password: 'wrong' });
  const text = async (answer: Response) => `${answer.status} ${await answer.text()}`;

  test('an unknown person and a wrong password get the same answer', async () => {
    await using site = await openSite();
    await setUpSite(site);
    const known = await text(await wrong(site, ADMIN.email, '192.0.2.1'));
    const unknown = await text(await wrong(site, 'eve@acme.example', '192.0.2.1'));
    expect(known.replaceAll(ADMIN.email, '')).toBe(unknown.replaceAll('eve@acme.example', ''));
    expect(known).toContain('Email address or password is wrong.');
    // The address stands there again; it is the password that is typed anew.
    expect(known.match(/<input[^>]*autofocus[^>]*>/g)).toEqual([expect.stringContaining('name="password"')]);
  });

  test('takes as long for an unknown person: a password is computed for them as well', async () => {
    const hash = await Bun.password.hash('x', { algorithm: 'argon2id', memoryCost: 19_456, timeCost: 2 });
    await verifyPassword('x', null);
    const times = { known: [] as number[], unknown: [] as number[] };
    const time = async (name: keyof typeof times, of: string | null) => {
      const begun = performance.now();
      await verifyPassword('y', of);
      times[name].push(performance.now() - begun);
    };
    for (let i = 0; i < 8; i++) {
      await time('known', hash);
      await time('unknown', null);
    }
    // The fastest of each: whatever else the machine does only makes the others slower.
    const ratio = Math.min(...times.unknown) / Math.min(...times.known);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
    expect(await verifyPassword('nobody has this password', null)).toBe(false);
  });

  test('an account is closed to an address after ten wrong passwords, to everybody after a hundred, for a quarter of an hour', async () => {
    await using site = await openSite();
    await setUpSite(site);
    for (let i = 0; i < 10; i++) expect(await text(await wrong(site, ADMIN.email, '192.0.2.7'))).toContain('is wrong');
    expect(await text(await wrong(site, 'ADA@acme.example', '192.0.2.7'))).toContain('Too many attempts');
    expect((await signIn(site)).answer.status).toBe(303);
    await Promise.all(Array.from({ length: 100 }, (_, i) => wrong(site, ADMIN.email, `198.51.100.${i}`)));
    expect((await signIn(site)).answer.status).toBe(422);
    site.clock.turn(15 * 60_000);
    expect((await signIn(site)).answer.status).toBe(303);
  });

  test('a right password begins the count anew', async () => {
    await using site = await openSite();
    await setUpSite(site);
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 9; i++) await wrong(site, ADMIN.email, '192.0.2.7');
      expect((await signIn(site)).answer.status).toBe(303);
    }
  });

  test('from one address is stopped whichever names are tried, while others go on', async () => {
    await using site = await openSite();
    await setUpSite(site);
    for (let i = 0; i < 50; i++) await wrong(site, `${i}@acme.example`, '192.0.2.66');
    expect(await text(await wrong(site, 'x@acme.example', '192.0.2.66'))).toContain('Too many attempts');
    expect((await signIn(site)).answer.status).toBe(303);
  });

  test('over IPv6 is counted for the /64, of which one machine may take any address; the next /64 goes on', async () => {
    await using site = await openSite();
    await setUpSite(site);
    for (let i = 0; i < 10; i++) await wrong(site, ADMIN.email, `2001:db8:0:7::${i}`);
    expect(await text(await wrong(site, ADMIN.email, '2001:db8:0:7:a:b:c:d'))).toContain('Too many attempts');
    await Promise.all(Array.from({ length: 40 }, (_, i) => wrong(site, `${i}@acme.example`, `2001:db8:0:7:${i}::1`)));
    expect(await text(await wrong(site, 'x@acme.example', '2001:db8:0:7:e::f'))).toContain('Too many attempts');
    expect(await text(await wrong(site, ADMIN.email, '2001:db8:0:8::1'))).toContain('is wrong');
  });

  test('a clock that is set back a day does not keep anybody out for a day', async () => {
    await using site = await openSite();
    await setUpSite(site);
    for (let i = 0; i < 11; i++) await wrong(site, ADMIN.email, '192.0.2.1');
    site.clock.turn(-DAY_MS);
    expect((await signIn(site)).answer.status).toBe(303);
  });
});

test('every sign-in and sign-out is a line of the story', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  await admin.send('/session', {}, { method: 'DELETE' });
  const rows = site.database.sqlite.query(`SELECT name, actor FROM event WHERE name LIKE 'session.%'`).all();
  expect(rows).toEqual([
    { name: 'session.started', actor: 'user:1' },
    { name: 'session.ended', actor: 'user:1' },
  ]);
});
