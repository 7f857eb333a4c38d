import { describe, expect, test } from 'vitest';
import { openSite, type Site, setUpSite, type Visitor } from './site.ts';

const STRANGE: [string, Record<string, string | null>][] = [
  ['another site', { Origin: 'https://evil.example' }],
  ['a site that says so', { 'Sec-Fetch-Site': 'cross-site' }],
  ['a neighbour under the same domain', { 'Sec-Fetch-Site': 'same-site' }],
  ['a sandboxed frame', { Origin: 'null' }],
  ['the same host on another port', { Origin: 'http://postroom.test:8000' }],
  ['the same host by the other scheme', { Origin: 'https://postroom.test' }],
  ['nobody who says where they come from', { Origin: null }],
  ['a liar about Origin, found out by the browser', { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://postroom.test' }],
  ['an address typed by hand', { 'Sec-Fetch-Site': 'none', Origin: null }],
];

const signOut = (
  browser: Visitor,
  headers: Record<string, string | null>,
  fields: Record<string, string> = {},
  method = 'DELETE',
) => browser.send('/session', fields, { method, headers });

const isSignedIn = async (browser: Visitor) => (await browser.get('/counts')).status === 200;

describe('W1: a change asked for by', () => {
  test.each(STRANGE)('%s is refused, as method or as form', async (_, headers) => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    expect((await signOut(admin, headers)).status).toBe(403);
    expect((await signOut(admin, headers, { _method: 'DELETE' }, 'POST')).status).toBe(403);
    expect(await isSignedIn(admin)).toBe(true);
  });

  test('our own pages is done: with Sec-Fetch-Site, and over plain HTTP with Origin alone', async () => {
    for (const headers of [{ 'Sec-Fetch-Site': 'same-origin', Origin: null }, {}] as Record<string, string | null>[]) {
      await using site = await openSite();
      const admin = await setUpSite(site);
      expect((await signOut(admin, headers)).status).toBe(303);
      expect(await isSignedIn(admin)).toBe(false);
    }
  });

  test('the public address is our own behind a proxy that speaks HTTP to us', async () => {
    await using site = await openSite({ POSTROOM_URL: 'https://inbox.acme.example' });
    const admin = await setUpSite(site);
    expect((await signOut(admin, { Origin: 'https://inbox.acme.example.evil.example' })).status).toBe(403);
    expect((await signOut(admin, { Origin: 'https://inbox.acme.example' })).status).toBe(303);
  });
});

test('W1: every route that is no GET asks for the origin before anything else', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  const changes = site.app.routes.filter(({ method }) => !['ALL', 'GET'].includes(method));
  expect(changes.length).toBeGreaterThan(20);
  for (const { method, path } of changes) {
    const place = path.replace(/:(\w+)(\{[^}]+\})?/g, (_, name) => (name === 'where' ? 'spam' : '1'));
    const answer = await admin.send(place, {}, { method, headers: { Origin: 'https://evil.example' } });
    expect([method, path, answer.status]).toEqual([method, path, 403]);
  }
});

test('W1: another site can’t open the event stream', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }] as Record<
    string,
    string
  >[])
    expect((await admin.get('/events', headers)).status).toBe(403);
});

describe('a form says by _method what it means', () => {
  const preferences = async (site: Site, fields: Record<string, string>, method = 'POST', headers = {}) => {
    const admin = await setUpSite(site);
    return admin.send('/company', { name: 'Acme', ...fields }, { method, headers });
  };

  test('PUT and DELETE, in a POST', async () => {
    await using site = await openSite();
    expect((await preferences(site, { _method: 'PUT', assignOnReply: '1' })).status).toBe(303);
  });

  test.each(['GET', 'HEAD', 'TRACE', 'CONNECT', 'put', 'X\r\nY', 'PATCH'])('never %j', async (wanted) => {
    await using site = await openSite();
    expect((await preferences(site, { _method: wanted })).status).toBe(400);
  });

  test('never in a PUT or DELETE, and never by a header or in the address', async () => {
    await using site = await openSite();
    expect((await preferences(site, { _method: 'DELETE' }, 'PUT')).status).toBe(400);
    const admin = site.visitor();
    expect(
      (await admin.send('/session?_method=DELETE', {}, { headers: { 'X-HTTP-Method-Override': 'DELETE' } })).status,
    ).toBe(422);
  });

  test('and keeps every value of a name', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const form = new FormData();
    form.set('_method', 'PUT');
    form.set('name', 'Acme');
    form.set('assignOnReply', '1');
    expect((await admin.send('/company', {}, { body: form })).status).toBe(303);
    expect(await (await admin.get('/company')).text()).toMatch(/name="assignOnReply"[^>]*checked/);
  });
});
