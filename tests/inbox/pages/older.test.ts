import { DomUtils, parseDocument } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messageCountShown, nextMessageCount, readMessageCount } from '#src/inbox/pages/message-count.ts';
import { type Desk, openDesk } from '../desk.ts';
import { hand } from '../drafts/writing.ts';

let desk: Desk;
let id: number;
let messages: number[];

beforeAll(async () => {
  desk = await openDesk();
  const { conversationId } = await desk.receive();
  id = conversationId;
  for (let i = 0; i < 229; i++) {
    desk.clock.turn(60_000);
    await desk.receive({ conversationId, text: `message ${i}` });
    if (i === 20 || i === 200) {
      const path = `/conversations/${id}/assignee`;
      await desk.ask(desk.people.ada, 'PUT', path, {
        form: { userId: String(i === 20 ? desk.people.ben.id : desk.people.ada.id) },
      });
    }
  }
  messages = desk.rows<{ id: number }>('SELECT id FROM message ORDER BY id').map(({ id }) => id);
});
afterAll(() => desk[Symbol.asyncDispose]());

const htmlOf = async (path: string, htmx?: string) =>
  (await desk.ask(desk.people.ada, 'GET', path, htmx ? { htmx } : {})).text();
const shownIn = (html: string) => [...html.matchAll(/<article id="message-(\d+)"/g)].map((match) => Number(match[1]));
const linkIn = (html: string) =>
  DomUtils.getElementById(`show-older-${id}`, parseDocument(html).children)?.attribs ?? null;
const threadIn = (html: string) => DomUtils.getElementById('thread', parseDocument(html).children)!.attribs;

describe('a long conversation', () => {
  test('opens with its 50 newest messages and the way to more', async () => {
    const html = await htmlOf(`/conversations/${id}?list=open`);
    expect(shownIn(html)).toEqual(messages.slice(-50));
    expect(html).toContain('Show older messages');
    expect(linkIn(html)).toMatchObject({ href: `/conversations/${id}?list=open&messages=150`, 'hx-target': '#thread' });
    expect(html.indexOf(`show-older-${id}`)).toBeLessThan(html.indexOf('<article'));
  });

  test('shows more and more by a plain link, to the first message, and then no link any more', async () => {
    const visited: number[][] = [];
    let path: string | undefined = `/conversations/${id}?list=mine&mailbox=${desk.support}`;
    while (path) {
      const html = await htmlOf(path);
      visited.push(shownIn(html));
      path = linkIn(html)?.href;
      if (path) expect(path).toContain(`list=mine&mailbox=${desk.support}`);
    }
    expect(visited.map(({ length }) => length)).toEqual([50, 150, 230]);
    expect(visited.at(-1)).toEqual(messages);
  });

  test('shows more as a fragment, and keeps what was chosen at each live refresh and in the page’s address', async () => {
    const link = linkIn(await htmlOf(`/conversations/${id}?list=open`))!;
    const fragment = await htmlOf(link['hx-get']!, 'section#thread');
    expect(shownIn(fragment)).toEqual(messages.slice(-150));
    expect(link['hx-replace-url']).toBe(link.href);
    const refreshed = await htmlOf(threadIn(fragment)['hx-get']!, 'section#thread');
    expect(shownIn(refreshed)).toEqual(messages.slice(-150));
    expect(linkIn(refreshed)?.href).toContain('messages=250');
  });

  test('asks in its usual place for a refresh where nothing was chosen', async () => {
    const html = await htmlOf(`/conversations/${id}?list=open`);
    expect(threadIn(html)['hx-get']).toBe(`/conversations/${id}/thread?list=open`);
  });

  test('keeps what was chosen through answering it', async () => {
    const headers = { 'HX-Current-URL': `http://postroom.test/conversations/${id}?messages=150` };
    const { ada } = desk.people;
    const opened = await desk.ask(ada, 'POST', `/conversations/${id}/drafts`, { htmx: 'form#composer', headers });
    expect(shownIn(await opened.text())).toHaveLength(150);
    await hand(ada).discard(desk.row<{ id: number }>('SELECT max(id) AS id FROM draft').id);
  });

  test('tells what happened between the messages that it shows, and not what happened before them', async () => {
    const few = await htmlOf(`/conversations/${id}`);
    const all = await htmlOf(`/conversations/${id}?messages=300`);
    const told = (html: string) => html.match(/class="event"/g)?.length ?? 0;
    expect([told(few), told(all)]).toEqual([1, 2]);
  });

  test('is another page than the one a row leads to from it: the number does not follow', async () => {
    const { conversationId: other } = await desk.receive();
    const headers = { 'HX-Current-URL': `http://postroom.test/conversations/${id}?messages=150` };
    const pane = await desk.ask(desk.people.ada, 'GET', `/conversations/${id}?list=open`, {
      htmx: 'section#conversation',
      headers,
    });
    expect(shownIn(await pane.text())).toHaveLength(50);
    expect(linkIn(await htmlOf(`/conversations/${other}`))).toBeNull();
  });
});

describe('the number of messages in an address', () => {
  test.each([
    [undefined, 50],
    [null, 50],
    ['', 50],
    ['150', 150],
    ['1', 50],
    ['0', 50],
    ['-150', 50],
    ['1e9', 50],
    ['999999', 1000],
    ['99999999999999999999', 50],
    ['150; DROP TABLE message', 50],
    ['٣', 50],
  ])('%j asks for %d', (text, count) => expect(readMessageCount(text)).toBe(count));

  test.each([
    [50, 50, null],
    [50, 51, 150],
    [150, 149, null],
    [950, 9000, 1000],
    [1000, 9000, null],
  ])('after %d of %d comes %j', (count, total, next) => expect(nextMessageCount(count, total)).toBe(next));

  test('stands there only where it is not the usual one', () => {
    expect([messageCountShown(50), messageCountShown(150)]).toEqual([null, 150]);
  });
});

describe('in a conversation that was closed and comes back', () => {
  test('what came before stays folded; what came since is new', async () => {
    await using own = await openDesk();
    const { ada } = own.people;
    const { conversationId } = await own.receive();
    for (let i = 0; i < 4; i++) await own.receive({ conversationId });
    own.clock.turn(1000);
    await own.ask(ada, 'POST', `/conversations/${conversationId}/closure`);
    const unread = async () => {
      const html = await (await own.ask(ada, 'GET', `/conversations/${conversationId}/thread`)).text();
      return [...html.matchAll(/<article id="message-(\d+)"[^>]*data-unread/g)].map((match) => Number(match[1]));
    };
    expect(await unread()).toEqual([]);
    own.clock.turn(1000);
    const { messageId } = await own.receive({ conversationId });
    expect(await unread()).toEqual([messageId]);
    expect(await unread()).toEqual([]);
  });
});
