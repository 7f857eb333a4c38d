import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beginDraft } from '../support/answering.ts';
import {
  addColleague,
  setUpPostroom,
  startPostroom,
  type TestBrowser,
  type TestPostroom,
} from '../support/postroom.ts';
import { letter, sendLetter } from '../support/send-letter.ts';
import { openStore, received } from '../support/store.ts';
import { openSite } from './site.ts';

/** What anybody may ask for, with what a stranger is answered who knows no secret. Everything else is refused. */
const PUBLIC: Record<string, number> = {
  'GET /assets/:hash/:path{.+}': 404,
  'GET /setup': 404,
  'POST /setup': 404,
  'GET /sign-in': 200,
  'POST /session': 422,
  'DELETE /session': 303,
  'GET /invitations/:token': 404,
  'POST /invitations/:token': 404,
};

/** What everybody who works here may ask for, whatever their mailboxes. */
const MEMBERS = ['GET /', 'GET /inbox/:list', 'GET /counts', 'GET /events'];

const SUBJECT = 'A matter between us';

let postroom: TestPostroom;
let stranger: TestBrowser;
let member: TestBrowser;
let admin: TestBrowser;
let ids: Record<string, string>;

const routes = await (async () => {
  await using site = await openSite();
  const all = site.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
  return [...new Set(all)];
})();

beforeAll(async () => {
  postroom = await startPostroom();
  admin = await setUpPostroom(postroom);
  // A mailbox of her own: a member has at least one.
  await admin.send('/mailboxes', { name: 'Sales', address: 'sales@acme.example' });
  member = await addColleague(postroom, admin, 'mia@acme.example', 'Mia Member', [2]);
  await admin.send('/invitations', { email: 'later@acme.example', role: 'admin' });
  stranger = postroom.browser();
  const bytes = letter({
    From: 'ann@customer.test',
    To: 'support@acme.example',
    Subject: SUBJECT,
    'Message-ID': '<1@customer.test>',
  });
  await sendLetter(postroom.smtpPort, { to: 'support@acme.example', bytes });
  using store = openStore(postroom.folder);
  const { id, conversation_id: conversationId } = await received(store, SUBJECT);
  const draft = await beginDraft(admin, conversationId);
  const invitation = store.one<{ id: number }>(`SELECT id FROM token WHERE used_at IS NULL`)!.id;
  ids = { conversations: String(conversationId), messages: String(id), drafts: draft, invitations: String(invitation) };
});

afterAll(() => postroom[Symbol.asyncDispose]());

/** A path of that route about things that exist, so that only rights can be what refuses it. */
function pathOf(route: string): string {
  const path = route.split(' ')[1]!;
  const about = ids[path.split('/')[1]!] ?? '1';
  const values: Record<string, string> = { id: about, fileId: '1', path: '1', list: 'open', where: 'spam' };
  return path.replace(/:(\w+)(\{[^}]+\})?/g, (_, name: string) => values[name] ?? 'none');
}

// Good input everywhere, so that bad input is never what refuses.
const FIELDS = {
  text: 'Words',
  seen: '1',
  status: 'closed',
  userId: '',
  name: 'N',
  email: 'n@acme.example',
  address: 'n@acme.example',
};

/** Asks, reads no more than the head of a stream, and gives status, place and text. */
async function ask(browser: TestBrowser, route: string, headers: Record<string, string> = {}) {
  const method = route.split(' ')[0]!;
  const response = await (method === 'GET'
    ? browser.get(pathOf(route), headers)
    : browser.send(pathOf(route), FIELDS, method, headers));
  const isStream = response.headers.get('content-type') === 'text/event-stream';
  if (isStream) await response.body!.cancel();
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    text: isStream ? '' : await response.text(),
  };
}

const isSignIn = ({ status, location }: { status: number; location: string }) =>
  status === 303 && location.startsWith('/sign-in');

test('the lists above name no route that is not there', () => {
  expect([...Object.keys(PUBLIC), ...MEMBERS].filter((route) => !routes.includes(route))).toEqual([]);
  expect(routes.length).toBeGreaterThan(35);
});

describe('W4: a stranger', () => {
  test.each(routes)('%s', async (route) => {
    for (const headers of [{}, { 'HX-Request': 'true' }] as Record<string, string>[]) {
      const answer = await ask(stranger, route, headers);
      const isRefused = [401, 403, 404].includes(answer.status) || isSignIn(answer);
      if (!(route in PUBLIC)) expect([route, isRefused]).toEqual([route, true]);
      else expect('HX-Request' in headers ? [PUBLIC[route], 401] : [PUBLIC[route]]).toContain(answer.status);
      expect(answer.text).not.toContain(SUBJECT);
    }
  });
});

describe('W4: a colleague without the mailbox', () => {
  test.each(routes.filter((route) => !(route in PUBLIC)))('%s', async (route) => {
    const answer = await ask(member, route);
    if (MEMBERS.includes(route)) expect(answer.status).toBeLessThan(400);
    else expect([403, 404]).toContain(answer.status);
    expect(answer.text).not.toContain(SUBJECT);
  });

  test('can’t tell a conversation that is there from one that is not', async () => {
    for (const route of routes.filter((route) => /^GET \/(conversations|messages)/.test(route))) {
      const path = pathOf(route);
      const [there, gone] = [await member.get(path), await member.get(path.replace(/\d+/, '999999'))];
      expect([there.status, await there.text()]).toEqual([gone.status, await gone.text()]);
    }
  });
});

test('nothing that was refused has changed anything: the admin still finds it all', async () => {
  const page = await (await admin.get(`/conversations/${ids.conversations}`)).text();
  expect(page).toContain(SUBJECT);
  expect(page).toContain(`/drafts/${ids.drafts}`);
  expect(await (await admin.get('/people')).text()).toContain('later@acme.example');
});

test('W1: no GET changes anything', async () => {
  using store = openStore(postroom.folder);
  const last = () => store.count('SELECT max(id) FROM event');
  const before = last();
  for (const route of routes.filter((route) => route.startsWith('GET '))) await ask(admin, route);
  expect(last()).toBe(before);
});
