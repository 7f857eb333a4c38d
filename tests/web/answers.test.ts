import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { setUpPostroom, startPostroom } from '../support/postroom.ts';
import { invite, openSite, setUpSite } from './site.ts';

const HEADERS = {
  'content-security-policy': /^default-src 'none'; script-src 'self'; style-src 'self'; .*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'cross-origin-resource-policy': /^same-origin$/,
};

describe('W12: what the browser may do is said on', () => {
  const asks: [string, string, number][] = [
    ['a page', '/inbox/open', 200],
    ['the sign-in page', '/sign-in', 303],
    ['a redirect', '/', 303],
    ['a page that is not there', '/nowhere', 404],
    ['a conversation that is not there', '/conversations/7', 404],
    ['a lost asset', '/assets/x/none.js', 404],
    ['a path that is no text', '/inbox/%ff', 404],
  ];
  test.each(asks)('%s', async (_, path, status) => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const answer = await admin.get(path);
    expect(answer.status).toBe(status);
    for (const [name, value] of Object.entries(HEADERS))
      expect([name, answer.headers.get(name)]).toEqual([name, expect.stringMatching(value)]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('a refused change, a broken form, and a failure of ours', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const refused = await admin.send('/session', {}, { headers: { Origin: 'https://evil.example' } });
    const broken = await admin.send('/company', {}, { body: 'x', headers: { 'Content-Type': 'multipart/form-data' } });
    site.database.sqlite.run('DROP TABLE tally');
    const failed = await admin.get('/counts');
    expect([refused.status, broken.status, failed.status]).toEqual([403, 400, 500]);
    for (const answer of [refused, broken, failed])
      for (const [name, value] of Object.entries(HEADERS)) expect(answer.headers.get(name)).toMatch(value);
  });

  test('HTTPS alone: that the browser should stay with it, and part with windows of others', async () => {
    await using plain = await openSite();
    await using secure = await openSite({ POSTROOM_URL: 'https://inbox.acme.example' });
    const [told, untold] = [await secure.visitor().get('/sign-in'), await plain.visitor().get('/sign-in')];
    expect(told.headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
    expect(told.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    for (const name of ['strict-transport-security', 'cross-origin-opener-policy'])
      expect(untold.headers.has(name)).toBe(false);
  });

  test('every page: no script and no style stands in it, and everything it loads is ours', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    for (const path of ['/inbox/open', '/people', '/mailboxes', '/company', '/nowhere']) {
      const html = await (await admin.get(path)).text();
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:/i);
      expect([...html.matchAll(/\b(?:src|href)="([^"#]+)"/g)].filter(([, url]) => !/^\/(?!\/)/.test(url!))).toEqual([]);
    }
  });
});

describe('W11: a body that is too large', () => {
  const big = new Blob(['x'.repeat(5_000_000)]);
  test('is refused on every route that takes one, by a stranger also where files may come', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const [stranger, changes] = [
      site.visitor(),
      site.app.routes.filter(({ method }) => !['ALL', 'GET'].includes(method)),
    ];
    for (const { method, path } of changes) {
      const place = path.replace(/:(\w+)(\{[^}]+\})?/g, (_, name) => (name === 'where' ? 'spam' : '1'));
      const ask = (visitor: typeof admin) =>
        visitor.send(place, {}, { method, body: big, headers: { 'Content-Type': 'text/plain' } });
      const isForFiles = path.startsWith('/drafts/') || path === '/account/photo';
      expect([path, (await ask(stranger)).status]).toEqual([path, 400]);
      if (!isForFiles) expect([path, (await ask(admin)).status]).toEqual([path, 400]);
    }
  });

  test('without a length given is not read on either', async () => {
    await using postroom = await startPostroom();
    const answered = Promise.withResolvers<number>();
    const headers = {
      Origin: postroom.url,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Transfer-Encoding': 'chunked',
    };
    const sending = request(`${postroom.url}/session`, { method: 'POST', headers }, (answer) =>
      answered.resolve(answer.statusCode!),
    );
    sending.on('error', () => {});
    for (let i = 0; i < 50; i++) sending.write('x'.repeat(100_000));
    sending.end();
    expect(await answered.promise).toBe(400);
    sending.destroy();
  });
});

test.each(['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=x'])(
  'W11: a form that is none (%s) is answered 400, not 500',
  async (type) => {
    await using site = await openSite();
    const answer = await site
      .visitor()
      .send('/session', {}, { body: '--y\r\nnonsense', headers: { 'Content-Type': type } });
    expect(answer.status).toBe(400);
  },
);

test('W17: names that are special to JavaScript are nothing special in a form', async () => {
  await using site = await openSite();
  const answer = await site
    .visitor()
    .send('/session', { __proto__x: '1', constructor: '2', 'a[__proto__][b]': '3', email: 'a@b.example' });
  expect(answer.status).toBe(422);
  expect(({} as Record<string, unknown>).b).toBeUndefined();
});

test('a failure of ours shows a reference that the log has, and nothing of what failed', async () => {
  const lines: string[] = [];
  await using site = await openSite();
  const admin = await setUpSite(site);
  const { log } = site.ctx;
  log.error = ((fields: { reference?: string }) => void lines.push(fields.reference ?? '')) as typeof log.error;
  site.database.sqlite.run('ALTER TABLE conversation RENAME TO conversation_gone');
  const answer = await admin.get('/inbox/open');
  const html = await answer.text();
  expect(answer.status).toBe(500);
  const reference = /Reference: (\w{8})/.exec(html)?.[1];
  expect(lines).toContain(reference);
  expect(html).not.toMatch(/sqlite|no such table|conversation_gone|\bat .*\.tsx?:\d/i);
});

test('a failure that also breaks the page around its message still gets an answer', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  site.database.sqlite.run('DROP TABLE tally');
  const answer = await admin.get('/inbox/open');
  expect(answer.status).toBe(500);
  expect(await answer.text()).toMatch(/Reference: \w{8}/);
});

test('a form with mistakes comes back with what was typed, but for passwords', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  const forms: [string, Record<string, string>, string[]][] = [
    ['/session', { email: 'ada@acme.example', password: 'a secret', next: '/people' }, ['ada@acme.example', '/people']],
    ['/invitations', { email: 'not an address', role: 'admin' }, ['not an address']],
    ['/mailboxes', { name: 'Sales "EU"', address: 'not an address' }, ['Sales &quot;EU&quot;', 'not an address']],
    [await invite(admin, 'mia@acme.example'), { name: 'Mia <3', password: 'short' }, ['Mia &lt;3']],
  ];
  for (const [path, fields, kept] of forms) {
    const answer = await admin.send(path, fields);
    const html = await answer.text();
    expect([path, answer.status]).toEqual([path, 422]);
    for (const text of kept) expect(html).toContain(`"${text}"`);
    expect(html).not.toMatch(/a secret|value="short"/);
  }
});

describe('W6: after signing in one goes on', () => {
  const signIn = async (next: string) => {
    await using site = await openSite();
    await setUpSite(site);
    const fields = { email: 'ada@acme.example', password: 'correct horse battery', next };
    return (await site.visitor().send('/session', fields)).headers.get('location');
  };
  test('to the page one wanted', async () =>
    expect(await signIn('/conversations/7?list=mine')).toBe('/conversations/7?list=mine'));
  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/%0d%0aX: y\r\nX: y',
  ])('never to %j', async (next) => expect(await signIn(next)).toBe('/'));
});

describe('assets', () => {
  test('are kept for ever under their hash, and come compressed to who can read that', async () => {
    await using site = await openSite();
    const html = await (await site.visitor().get('/sign-in')).text();
    const urls = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, url]) => url!);
    expect(urls.length).toBeGreaterThanOrEqual(2);
    for (const url of urls) {
      const plain = await site.visitor().get(url, { 'Accept-Encoding': 'br' });
      const packed = await site.visitor().get(url, { 'Accept-Encoding': 'gzip, br' });
      expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(packed.headers.get('vary')).toBe('Accept-Encoding');
      expect(packed.headers.get('content-encoding')).toBe('gzip');
      const bytes = Bun.gunzipSync(new Uint8Array(await packed.arrayBuffer()));
      expect(new TextDecoder().decode(bytes)).toBe(await plain.text());
      const old = await site.visitor().get(url.replace(/assets\/\w+/, 'assets/000000000000'));
      expect([old.status, old.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    }
  });
});

describe('over a real socket', async () => {
  const postroom = await startPostroom();
  afterAll(() => postroom[Symbol.asyncDispose]());
  const admin = await setUpPostroom(postroom);

  /** Bytes as no browser would send them. @returns the status */
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      let answer = '';
      const socket = connect(postroom.webPort, '127.0.0.1', () => socket.write(text));
      const end = () => {
        socket.destroy();
        resolve(answer.split('\r\n')[0]!.split(' ')[1] ?? '');
      };
      socket.on('data', (chunk) => {
        answer += chunk;
        if (answer.includes('\r\n\r\n')) end();
      });
      socket.on('close', end);
      socket.on('error', end);
    });

  test.each(['evil.example', 'evil.example:99999', 'a b', '"><script>', '', '[::1', 'user@evil.example', '../..'])(
    'W13: the Host %j leads nowhere and breaks nothing',
    async (host) => {
      const status = await raw(`GET /people HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      expect(['303', '400', '404', '']).toContain(status);
      expect((await fetch(`${postroom.url}/sign-in`)).status).toBe(200);
    },
  );

  test('W13: a forged Host does not get into a link when the public address is known', async () => {
    await using known = await startPostroom({ POSTROOM_URL: 'https://inbox.acme.example' });
    const founder = await setUpPostroom(known);
    const html = await (
      await founder.send('/invitations', { email: 'x@acme.example', role: 'admin' }, 'POST', {
        Host: 'evil.example',
        Origin: 'https://inbox.acme.example',
      })
    ).text();
    expect(html).toContain('https://inbox.acme.example/invitations/');
    expect(html).not.toContain('evil.example/');
  });

  test('S26: what speaks another protocol gets no page', async () => {
    expect(await raw('EHLO evil.example\r\nMAIL FROM:<a@b.example>\r\n')).not.toBe('200');
  });

  test('a page comes to a signed-in browser', async () => expect((await admin.get('/inbox/open')).status).toBe(200));
});
