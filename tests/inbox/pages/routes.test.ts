import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Asked, type Desk, ORIGIN, openDesk, type Person } from '../desk.ts';
import { hand } from '../drafts/writing.ts';
import { crlf, relatedMail } from './mails.ts';

/** What stands ready before each route is asked: Ada's conversation with a mail, and her draft in it with a file. */
type Ready = { c: number; m: number; d: number; f: number };

let desk: Desk;
let ready: Ready;
let mails = 0;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

beforeEach(async () => {
  const { id, conversation_id } = await desk.deliver(relatedMail(`Carla’s question ${++mails}`));
  const ada = hand(desk.people.ada);
  const d = await ada.open(conversation_id);
  await ada.save(d, 'Dear Carla');
  await ada.attach(d);
  const { f } = desk.row<{ f: number }>('SELECT file_id AS f FROM attachment WHERE draft_id = ?', d);
  ready = { c: conversation_id, m: id, d, f };
});

type Route = {
  method: string;
  path: (ready: Ready) => string;
  asked?: Asked;
  /** what the right person gets; without it 200 */
  status?: number;
  /** what somebody gets who may only read */
  reader?: number;
  bad?: [why: string, path: (ready: Ready) => string, status: number, asked?: Asked][];
};

const form = (fields: Record<string, string>): Asked => ({ form: fields });
const BIG = '9'.repeat(30);

const reading: Route[] = [
  {
    method: 'GET',
    path: ({ c }) => `/conversations/${c}`,
    bad: [
      ['no such number', () => '/conversations/999999', 404],
      ['a number beyond all numbers', () => `/conversations/${BIG}`, 404],
      ['no number', () => '/conversations/1e3', 404],
      ['a negative number', () => '/conversations/-1', 404],
      [
        'a hostile place and number of messages',
        ({ c }) => `/conversations/${c}?list=constructor&mailbox=1'--&messages=-1e9`,
        200,
      ],
      ['somebody else’s mailbox as the place', ({ c }) => `/conversations/${c}?mailbox=${desk.sales}`, 404],
    ],
  },
  {
    method: 'GET',
    path: ({ c }) => `/conversations/${c}/head`,
    bad: [['no such number', () => '/conversations/999999/head', 404]],
  },
  {
    method: 'GET',
    path: ({ c }) => `/conversations/${c}/thread`,
    bad: [
      ['no such number', () => '/conversations/999999/thread', 404],
      ['a hostile number of messages', ({ c }) => `/conversations/${c}/thread?messages=${BIG}`, 200],
    ],
  },
  {
    method: 'GET',
    path: ({ m }) => `/messages/${m}/body`,
    bad: [['no such message', () => '/messages/999999/body', 404]],
  },
  {
    method: 'GET',
    path: ({ m }) => `/messages/${m}/raw`,
    bad: [['no such message', () => '/messages/999999/raw', 404]],
  },
  {
    method: 'GET',
    path: ({ m }) => `/messages/${m}/message.eml`,
    bad: [['no such message', () => '/messages/0/message.eml', 404]],
  },
  {
    method: 'GET',
    path: ({ m }) => `/messages/${m}/parts/2`,
    bad: [
      ['no such part', ({ m }) => `/messages/${m}/parts/7.7.7`, 404],
      ['a part that is none', ({ m }) => `/messages/${m}/parts/...`, 404],
      ['a path', ({ m }) => `/messages/${m}/parts/..%2F..%2Fetc%2Fpasswd`, 404],
    ],
  },
  {
    method: 'GET',
    path: ({ m }) => `/messages/${m}/inline/logo%40customer.example`,
    bad: [['an id that the mail has not', ({ m }) => `/messages/${m}/inline/other%40customer.example`, 404]],
  },
];

const treating: Route[] = [
  {
    method: 'PUT',
    path: ({ c }) => `/conversations/${c}/status`,
    asked: form({ status: 'pending' }),
    status: 303,
    reader: 403,
    bad: [
      ['no status', ({ c }) => `/conversations/${c}/status`, 422, form({})],
      ['a status that is not for people', ({ c }) => `/conversations/${c}/status`, 422, form({ status: 'spam' })],
      ['no such conversation', () => '/conversations/999999/status', 404, form({ status: 'closed' })],
    ],
  },
  {
    method: 'PUT',
    path: ({ c }) => `/conversations/${c}/assignee`,
    asked: form({ userId: '' }),
    status: 303,
    reader: 403,
    bad: [
      ['nobody we know', ({ c }) => `/conversations/${c}/assignee`, 422, form({ userId: '999' })],
      ['no number', ({ c }) => `/conversations/${c}/assignee`, 422, form({ userId: 'Ada' })],
      ['a number beyond all numbers', ({ c }) => `/conversations/${c}/assignee`, 422, form({ userId: BIG })],
      ['part of a person', ({ c }) => `/conversations/${c}/assignee`, 422, form({ userId: '1.5' })],
    ],
  },
  { method: 'POST', path: ({ c }) => `/conversations/${c}/closure`, status: 303, reader: 403 },
  { method: 'DELETE', path: ({ c }) => `/conversations/${c}/closure`, status: 303, reader: 403 },
  { method: 'POST', path: ({ c }) => `/conversations/${c}/spam`, status: 303, reader: 403 },
  { method: 'DELETE', path: ({ c }) => `/conversations/${c}/spam`, status: 303, reader: 403 },
  { method: 'POST', path: ({ c }) => `/conversations/${c}/trash`, status: 303, reader: 403 },
  {
    method: 'DELETE',
    path: ({ c }) => `/conversations/${c}/trash`,
    status: 303,
    reader: 403,
    bad: [['another place to put away', ({ c }) => `/conversations/${c}/archive`, 404]],
  },
  {
    method: 'POST',
    path: ({ m }) => `/messages/${m}/parsing`,
    status: 303,
    reader: 403,
    bad: [['no such message', () => '/messages/999999/parsing', 404]],
  },
  {
    method: 'POST',
    path: ({ c }) => `/conversations/${c}/drafts`,
    status: 303,
    reader: 403,
    bad: [['no such conversation', () => '/conversations/999999/drafts', 404]],
  },
];

const drafts: Route[] = [
  {
    method: 'PUT',
    path: ({ d }) => `/drafts/${d}`,
    asked: form({ text: 'Dear', html: '', seen: '1' }),
    bad: [
      ['no words', ({ d }) => `/drafts/${d}`, 422, form({ seen: '1' })],
      ['more words than a mail holds', ({ d }) => `/drafts/${d}`, 422, form({ text: 'x'.repeat(500_001) })],
      ['what was seen is no number', ({ d }) => `/drafts/${d}`, 200, form({ text: 'x', seen: '1.5' })],
      ['what was seen is beyond all numbers', ({ d }) => `/drafts/${d}`, 200, form({ text: 'x', seen: BIG })],
      ['no such draft', () => '/drafts/999999', 404, form({ text: 'x' })],
    ],
  },
  { method: 'DELETE', path: ({ d }) => `/drafts/${d}`, status: 303 },
  {
    method: 'POST',
    path: ({ d }) => `/drafts/${d}/files`,
    asked: { form: upload('a.txt') },
    status: 303,
    bad: [['no file', ({ d }) => `/drafts/${d}/files`, 303, form({})]],
  },
  {
    method: 'DELETE',
    path: ({ d, f }) => `/drafts/${d}/files/${f}`,
    status: 303,
    bad: [['a file it has not', ({ d }) => `/drafts/${d}/files/999999`, 404]],
  },
  {
    method: 'POST',
    path: ({ d }) => `/drafts/${d}/dispatch`,
    asked: form({ text: 'Dear Carla', html: '', seen: '1' }),
    status: 303,
    bad: [
      ['more words than a mail holds', ({ d }) => `/drafts/${d}/dispatch`, 422, form({ text: 'x'.repeat(500_001) })],
      ['no such draft', () => '/drafts/999999/dispatch', 404, form({ text: 'x' })],
    ],
  },
  { method: 'DELETE', path: ({ d }) => `/drafts/${d}/dispatch`, status: 303 },
];

function upload(name: string): FormData {
  const data = new FormData();
  data.append('file', new File(['abc'], name, { type: 'text/plain' }));
  return data;
}

const nameOf = ({ method, path }: Route) => `${method} ${path({ c: 0, m: 0, d: 0, f: 0 }).replaceAll('0', ':id')}`;
const named = (routes: Route[]) => routes.map((route) => [nameOf(route), route] as const);
/** Tells whether anything was written that somebody else would see. */
const everything = () =>
  JSON.stringify([
    desk.rows('SELECT max(id) FROM event'),
    desk.rows('SELECT max(id) FROM message'),
    ...['draft', 'attachment', 'tally'].map((table) => desk.rows(`SELECT * FROM ${table}`)),
  ]);

async function ask(who: Person | null, { method, path, asked }: Route) {
  return desk.ask(who, method, path(ready), asked);
}

describe.each([...named(reading), ...named(treating), ...named(drafts)])('%s', (_, route) => {
  test('W4: a stranger gets nothing and changes nothing', async () => {
    const before = everything();
    const response = await ask(null, route);
    const back = route.method === 'GET' ? `?next=${encodeURIComponent(route.path(ready))}` : '';
    expect([response.status, response.headers.get('Location')]).toEqual([303, `/sign-in${back}`]);
    expect(await response.text()).not.toContain('Carla');
    expect(everything()).toBe(before);
  });

  test('W4: somebody of another mailbox is told that it is not there, and changes nothing', async () => {
    const { sam } = desk.people;
    await desk.ask(sam, 'GET', '/inbox/open');
    const before = everything();
    const [there, not] = [
      await ask(sam, route),
      await desk.ask(sam, route.method, route.path({ c: 999998, m: 999998, d: 999998, f: 9 }), route.asked),
    ];
    expect([there.status, not.status]).toEqual([404, 404]);
    expect(await there.text()).toBe(await not.text());
    expect(everything()).toBe(before);
  });

  test('W4: somebody who may only read', async () => {
    const { rita } = desk.people;
    await desk.ask(rita, 'GET', '/inbox/open');
    const before = everything();
    const response = await ask(rita, route);
    expect(response.status).toBe(route.path(ready).startsWith('/drafts/') ? 404 : (route.reader ?? 200));
    expect(everything()).toBe(before);
  });

  test('the right person gets it', async () => {
    expect((await ask(desk.people.ada, route)).status).toBe(route.status ?? 200);
  });

  test('bad input is answered as such', async () => {
    for (const [why, path, status, asked] of route.bad ?? []) {
      const response = await desk.ask(desk.people.ada, route.method, path(ready), asked);
      expect({ why, status: response.status }).toEqual({ why, status });
    }
  });

  test('W1: another site’s request changes nothing', async () => {
    if (route.method === 'GET') return;
    await desk.ask(desk.people.ada, 'GET', '/counts');
    const before = everything();
    const foreign: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'null' },
    ];
    for (const headers of foreign) {
      const response = await desk.ask(desk.people.ada, route.method, route.path(ready), { ...route.asked, headers });
      expect(response.status).toBe(403);
    }
    expect(everything()).toBe(before);
  });
});

describe.each(['/inbox/open', '/inbox/mine', '/counts'])('GET %s', (path) => {
  test('W4: a stranger is shown the way in', async () => {
    const response = await desk.ask(null, 'GET', path);
    expect([response.status, response.headers.get('Location')]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(path)}`,
    ]);
  });

  test('W4: nothing of another mailbox stands in it', async () => {
    const text = await (await desk.ask(desk.people.sam, 'GET', path)).text();
    expect(text).not.toContain('Carla');
    expect(text).not.toContain('Support');
  });

  test('the right person gets it', async () => {
    expect((await desk.ask(desk.people.ada, 'GET', path)).status).toBe(200);
  });
});

test.each([
  ['W4: /inbox/open?mailbox= of somebody else', () => `/inbox/open?mailbox=${desk.support}`, 404],
  ['W4: /inbox/open?mailbox= of nobody', () => '/inbox/open?mailbox=999', 404],
  ['a list that is none', () => '/inbox/everything', 404],
  ['a list of another kind', () => '/inbox/constructor', 404],
  ['a hostile cursor', () => "/inbox/open?before=1-1'--&open=NaN", 200],
  ['a mailbox that is no number', () => '/inbox/open?mailbox=1%27', 200],
])('%s', async (_, path, status) => {
  expect((await desk.ask(desk.people.sam, 'GET', path())).status).toBe(status);
});

test('W6: after a change one comes back to a page of ours, and to no other', async () => {
  const back = async (Referer: string) => {
    const asked = { form: { status: 'open' }, headers: { Referer } };
    return (await desk.ask(desk.people.ada, 'PUT', `/conversations/${ready.c}/status`, asked)).headers.get('Location');
  };
  expect(await back(`${ORIGIN}/conversations/1?list=mine`)).toBe('/conversations/1?list=mine');
  for (const other of ['https://evil.example/x', 'http://postroom.test.evil.example/', 'nonsense', '']) {
    expect(await back(other)).toBe(`/conversations/${ready.c}`);
  }
  expect(await back(`${ORIGIN}//evil.example/`)).not.toMatch(/^\/\//);
});

test('M8: an inline picture is served from its own message alone', async () => {
  const other = await desk.deliver(crlf(['From: carla@customer.example', 'Subject: none', '', 'no pictures']));
  const cid = 'logo%40customer.example';
  expect((await desk.ask(desk.people.ada, 'GET', `/messages/${ready.m}/inline/${cid}`)).status).toBe(200);
  expect((await desk.ask(desk.people.ada, 'GET', `/messages/${other.id}/inline/${cid}`)).status).toBe(404);
});
