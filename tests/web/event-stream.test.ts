import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addColleague,
  setUpPostroom,
  startPostroom,
  type TestBrowser,
  type TestPostroom,
} from '../support/postroom.ts';
import { letter, sendLetter } from '../support/send-letter.ts';
import { openStore, received } from '../support/store.ts';

type Message = { id: string; data: { cursor: number; changed: { kind: string; id: number }[]; all: boolean } };

/** An open event stream: `next()` gives one message after the other, null once it has ended; `beats` counts comments. */
async function listen(browser: TestBrowser, query = '', headers: Record<string, string> = {}) {
  const response = await browser.get(`/events${query}`, headers);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const stream = {
    status: response.status,
    beats: 0,
    async next(): Promise<Message | null> {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end < 0) {
          const { value, done } = await reader.read().catch(() => ({ value: '', done: true }));
          if (done) return null;
          text += value;
          continue;
        }
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        if (lines[0]!.startsWith(':')) stream.beats++;
        if (!lines.some((line) => line.startsWith('data: '))) continue;
        const field = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
        return { id: field('id'), data: JSON.parse(field('data')) };
      }
    },
    close: () => reader.cancel(),
  };
  return stream;
}

let postroom: TestPostroom;
let admin: TestBrowser;
let reader: TestBrowser;
let outsider: TestBrowser;

beforeAll(async () => {
  postroom = await startPostroom({ POSTROOM_BEAT_SECONDS: '1' });
  admin = await setUpPostroom(postroom);
  reader = await addColleague(postroom, admin, 'rea@acme.example', 'Rea Reader', [1]);
  await admin.send('/mailboxes', { name: 'Field', address: 'field@acme.example' });
  outsider = await addColleague(postroom, admin, 'out@acme.example', 'Otto Outside', [2]);
});

afterAll(() => postroom[Symbol.asyncDispose]());

test('asks the proxy in between to hand on what is told at once', async () => {
  const { headers, body } = await reader.get('/events');
  expect(headers.get('X-Accel-Buffering')).toBe('no');
  await body!.cancel();
});

let letters = 0;

/** @returns the conversation it began */
async function mailComes(): Promise<number> {
  const subject = `Letter ${++letters}`;
  const bytes = letter(
    { From: 'ann@customer.test', Subject: subject, 'Message-ID': `<${letters}@customer.test>` },
    `${subject}\r\n`,
  );
  await sendLetter(postroom.smtpPort, { to: 'support@acme.example', bytes });
  using store = openStore(postroom.folder);
  return (await received(store, subject)).conversation_id;
}

const names = (message: Message | null) => message?.data.changed.map(({ id }) => id);

test('W4: a mail is told to those who may read its mailbox, by id alone, and to nobody else', async () => {
  const [mine, theirs] = [await listen(reader), await listen(outsider)];
  const greeting = await theirs.next();
  expect(greeting!.data).toMatchObject({ changed: [], all: false });
  await mine.next();
  const id = await mailComes();
  const told = await mine.next();
  expect(told!.data.changed).toEqual([{ kind: 'conversation', id }]);
  expect(Object.keys(told!.data).sort()).toEqual(['all', 'changed', 'cursor']);
  // The next thing the outsider hears, if anything, is of a mailbox of their own.
  const own = await admin.send('/mailboxes', { name: 'Sales', address: 'sales@acme.example' });
  expect(own.status).toBe(303);
  const heard = await Promise.race([theirs.next(), Bun.sleep(600).then(() => 'nothing')]);
  expect(heard).toBe('nothing');
  await mine.close();
  await theirs.close();
});

test('W4: what is changed of a contact is told to those alone who may read a mailbox they wrote to', async () => {
  await mailComes();
  const [mine, theirs] = [await listen(reader), await listen(outsider)];
  await mine.next();
  await theirs.next();
  await admin.send('/contacts/1/name', { name: 'Ann Customer' }, 'PUT');
  expect((await mine.next())!.data.changed).toEqual([{ kind: 'contact', id: 1 }]);
  expect(await Promise.race([theirs.next(), Bun.sleep(600).then(() => 'nothing')])).toBe('nothing');
  await mine.close();
  await theirs.close();
});

test('what was missed is told on coming back, by the browser’s own note or by what its page was drawn with', async () => {
  const first = await listen(reader);
  const { id: cursor } = (await first.next())!;
  await first.close();
  const id = await mailComes();
  for (const back of [
    await listen(reader, `?since=${cursor}`),
    await listen(reader, '', { 'Last-Event-ID': cursor }),
  ]) {
    expect(names(await back.next())).toEqual([id]);
    await back.close();
  }
  const nonsense = await listen(reader, '?since=drop%20table');
  expect(names(await nonsense.next())).toEqual([]);
  await nonsense.close();
});

test('W4: what was missed in a mailbox one may not read is not told either', async () => {
  await mailComes();
  const back = await listen(outsider, '?since=0');
  expect(names(await back.next())).toEqual([]);
  await back.close();
});

describe('W2: the stream ends with the session', () => {
  const signIn = async (email: string, password = 'another long password') => {
    const browser = postroom.browser();
    await browser.send('/session', { email, password });
    return browser;
  };

  test('at once when its person signs out, and tells nothing more; other sessions go on', async () => {
    const [leaving, staying] = [await signIn('rea@acme.example'), await signIn('rea@acme.example')];
    const [ends, goesOn] = [await listen(leaving), await listen(staying)];
    await ends.next();
    await goesOn.next();
    await leaving.send('/session', {}, 'DELETE');
    expect(await ends.next()).toBeNull();
    const id = await mailComes();
    expect(names(await goesOn.next())).toEqual([id]);
    await goesOn.close();
  });

  test('by the next beat when it ended without a word', async () => {
    const browser = await signIn('rea@acme.example');
    const stream = await listen(browser);
    await stream.next();
    using store = openStore(postroom.folder);
    store.run(
      'DELETE FROM session WHERE token_hash = (SELECT token_hash FROM session ORDER BY created_at DESC LIMIT 1)',
    );
    expect(await stream.next()).toBeNull();
  });

  test('a person who was switched off hears nothing more', async () => {
    const browser = await signIn('rea@acme.example');
    const stream = await listen(browser);
    await stream.next();
    using store = openStore(postroom.folder);
    store.run(`UPDATE user SET disabled_at = 1 WHERE email = 'rea@acme.example'`);
    expect(await stream.next()).toBeNull();
    expect((await browser.get('/events')).status).toBe(401);
    store.run(`UPDATE user SET disabled_at = NULL WHERE email = 'rea@acme.example'`);
  });
});

test('a mailbox that is given to somebody is told to their open page from then on', async () => {
  await admin.send('/mailboxes', { name: 'Info', address: 'info@acme.example' });
  const stream = await listen(admin);
  await stream.next();
  await admin.send('/mailboxes', { name: 'Press', address: 'press@acme.example' });
  expect((await stream.next())!.data).toMatchObject({ changed: [], all: true });
  const bytes = letter({ From: 'ann@customer.test', Subject: 'For the press', 'Message-ID': '<press@customer.test>' });
  await sendLetter(postroom.smtpPort, { to: 'press@acme.example', bytes });
  using store = openStore(postroom.folder);
  const { conversation_id: id } = await received(store, 'For the press');
  expect(names(await stream.next())).toEqual([id]);
  await stream.close();
});

test('W4: a conversation that is moved is told to those who lose it as to those who get it', async () => {
  const id = await mailComes();
  const [losing, getting] = [await listen(reader), await listen(outsider)];
  await losing.next();
  await getting.next();
  await admin.send(`/conversations/${id}/mailbox`, { mailboxId: '2' }, 'PUT');
  expect(names(await losing.next())).toEqual([id]);
  expect(names(await getting.next())).toEqual([id]);
  expect((await reader.get(`/conversations/${id}`)).status).toBe(404);
  expect((await outsider.get(`/conversations/${id}`)).status).toBe(200);
  await losing.close();
  await getting.close();
});

describe('W4: whose right is taken is told at once to look at everything anew, and hears nothing more of that mailbox', () => {
  /** What happens to the listener's right, by their id; `give` comes before the stream is opened. */
  const ways: Record<string, { give(id: number): Promise<unknown>; take(id: number): Promise<unknown> }> = {
    'a right of their own': {
      give: (id) => admin.send('/mailboxes/1/rights', { 'rights[]': `user-${id}-read` }, 'PUT'),
      take: (id) => admin.send('/mailboxes/1/rights', { 'had[]': `user-${id}-read` }, 'PUT'),
    },
    'a right of their team': {
      give: async (id) => {
        await admin.send('/teams', { name: 'Readers', 'members[]': String(id) });
        return admin.send('/mailboxes/1/rights', { 'rights[]': 'team-1-read' }, 'PUT');
      },
      take: () => admin.send('/mailboxes/1/rights', { 'had[]': 'team-1-read' }, 'PUT'),
    },
    'their place in a team': {
      give: () => admin.send('/mailboxes/1/rights', { 'rights[]': 'team-1-read' }, 'PUT'),
      take: () => admin.send('/teams/1', { name: 'Readers' }, 'PUT'),
    },
    'their team': {
      give: (id) => admin.send('/teams/1', { name: 'Readers', 'members[]': String(id) }, 'PUT'),
      take: () => admin.send('/teams/1', {}, 'DELETE'),
    },
  };

  test.each(Object.keys(ways))('%s', async (way) => {
    using store = openStore(postroom.folder);
    const { id } = store.one<{ id: number }>(`SELECT id FROM user WHERE email = 'out@acme.example'`)!;
    const stream = await listen(outsider);
    await stream.next();
    await ways[way]!.give(id);
    expect((await stream.next())!.data).toMatchObject({ changed: [], all: true });
    const conversationId = await mailComes();
    expect(names(await stream.next())).toEqual([conversationId]);
    await ways[way]!.take(id);
    expect((await stream.next())!.data).toMatchObject({ changed: [], all: true });
    expect((await outsider.get(`/conversations/${conversationId}`)).status).toBe(404);
    await mailComes();
    const heard = await Promise.race([stream.next(), Bun.sleep(400).then(() => 'nothing')]);
    expect(heard).toBe('nothing');
    await stream.close();
  });
});

test('W4: a stranger gets 401, which a script can act on', async () => {
  expect((await postroom.browser().get('/events')).status).toBe(401);
});

test('the server says again and again that it is there', async () => {
  const stream = await listen(admin);
  await stream.next();
  void stream.next();
  for (let i = 0; i < 300 && stream.beats < 2; i++) await Bun.sleep(10);
  expect(stream.beats).toBeGreaterThanOrEqual(2);
  await stream.close();
});

test('W4: a mail that will begin a conversation is told to its author alone', async () => {
  const mine = await listen(reader);
  const others = await listen(admin);
  await mine.next();
  await others.next();
  const begun = await reader.send('/drafts', { mailbox: '1', to: 'ann@customer.test' });
  const id = Number(/\/drafts\/(\d+)/.exec(begun.headers.get('Location') ?? '')![1]);
  const form = { to: 'ann@customer.test', subject: 'Our new address', text: 'We have moved', seen: '0' };
  await reader.send(`/drafts/${id}/dispatch`, form);
  expect((await mine.next())?.data.changed).toContainEqual({ kind: 'draft', id });
  const seen = await others.next();
  expect(seen?.data.changed.map(({ kind }) => kind)).not.toContain('draft');
  await mine.close();
  await others.close();
});
