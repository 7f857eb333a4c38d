import { DomUtils, parseDocument } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../desk.ts';
import { hand } from '../drafts/writing.ts';
import { relatedMail } from './mails.ts';

let desk: Desk;
let id: number;

beforeAll(async () => {
  desk = await openDesk();
  const mail = await desk.deliver(relatedMail());
  id = mail.conversation_id;
  await desk.receive({ conversationId: id, text: 'more' });
  const { ben, ada } = desk.people;
  await hand(ben)
    .open(id)
    .then((draft) =>
      hand(ben)
        .save(draft, 'Ben’s words')
        .then(() => hand(ben).send(draft)),
    );
  const held = await hand(ada).open(id);
  await hand(ada).save(held, 'held words');
  await desk.receive({ conversationId: id, text: 'and more' });
  await hand(ada).send(held);
});
afterAll(() => desk[Symbol.asyncDispose]());

type Element = ReturnType<typeof DomUtils.getElementById>;

const elementIn = (html: string, elementId: string): Element =>
  DomUtils.getElementById(elementId, parseDocument(html).children);
const outer = (element: Element) => (element ? DomUtils.getOuterHTML(element) : 'nothing');
const roots = (html: string) =>
  parseDocument(html).children.filter((node) => node.type === 'tag') as NonNullable<Element>[];
const htmlOf = async (path: string, htmx?: string) =>
  (await desk.ask(desk.people.ada, 'GET', path, htmx ? { htmx } : {})).text();

/** Draws pages twice: the first look changes what is unread. */
async function settled(path: string): Promise<string> {
  await htmlOf(path);
  return htmlOf(path);
}

describe('a fragment is what the whole page has under its id, with that one root', () => {
  test.each([
    ['conversation-list', () => '/inbox/open'],
    ['conversation-list', () => `/inbox/open?mailbox=${desk.support}`],
    ['conversation-head', () => `/conversations/${id}?list=unassigned&mailbox=${desk.support}`],
    ['conversation-head', () => `/conversations/${id}`],
    ['thread', () => `/conversations/${id}?list=unassigned`],
    ['thread', () => `/conversations/${id}?messages=150`],
    ['sidebar-lists', () => '/inbox/unassigned'],
    ['sidebar-lists', () => `/inbox/open?mailbox=${desk.support}`],
  ])('#%s, asked for as its page does (%#)', async (elementId, page) => {
    const whole = elementIn(await settled(page()), elementId);
    const fragment = await htmlOf(whole!.attribs['hx-get']!, `section#${elementId}`);
    expect(roots(fragment).map(({ attribs }) => attribs.id)).toEqual([elementId]);
    expect(outer(roots(fragment)[0]!)).toBe(outer(whole));
  });

  test('#conversation, asked for by a row of the list, with the title of its tab', async () => {
    const list = parseDocument(await settled('/inbox/open')).children;
    const link = DomUtils.findOne(({ attribs }) => attribs['hx-target'] === '#conversation', list)!;
    await htmlOf(link.attribs.href!);
    const fragment = await htmlOf(link.attribs['hx-get']!, 'section#conversation');
    const page = await htmlOf(link.attribs.href!);
    expect(roots(fragment).map(({ name, attribs }) => attribs.id ?? name)).toEqual(['title', 'conversation']);
    expect(outer(roots(fragment)[1]!)).toBe(outer(elementIn(page, 'conversation')));
    expect(page).toContain(/<title>.*?<\/title>/.exec(fragment)![0]);
  });
});

describe('an answer to the composer', () => {
  const partials = (html: string) => roots(html).filter(({ name }) => name === 'hx-partial');

  async function same(response: Response, composer: string | null) {
    const html = await response.text();
    const page = await htmlOf(`/conversations/${id}`);
    for (const partial of partials(html)) {
      const [element] = partial.children.filter((node) => node.type === 'tag') as NonNullable<Element>[];
      expect(partial.attribs['hx-target']).toBe(`#${element!.attribs.id}`);
      expect(outer(element!)).toBe(outer(elementIn(page, element!.attribs.id!)));
    }
    const main = roots(html).filter(({ name }) => name !== 'hx-partial');
    expect(main.map(({ attribs }) => attribs.id)).toEqual(['composer']);
    // Focus is for the one who asked just now.
    delete main[0]!.attribs['data-focus'];
    expect(outer(main[0]!)).toBe(outer(elementIn(page, 'composer')));
    expect(main[0]!.name).toBe(composer === 'draft' ? 'form' : 'div');
    expect(main[0]!.attribs['data-draft'] !== undefined).toBe(composer === 'draft');
    expect(partials(html)).toHaveLength(2);
  }

  test('is the composer with thread and head as the page has them, from Reply to Send, Undo and Discard', async () => {
    const asked = { htmx: 'form#composer', headers: { 'HX-Current-URL': `http://postroom.test/conversations/${id}` } };
    await htmlOf(`/conversations/${id}`);
    const { ada } = desk.people;
    await same(await desk.ask(ada, 'POST', `/conversations/${id}/drafts`, asked), 'draft');
    const { d } = desk.row<{ d: number }>('SELECT max(id) AS d FROM draft');
    const form = { text: 'words', html: '', seen: '1' };
    await same(await desk.ask(ada, 'POST', `/drafts/${d}/dispatch`, { ...asked, form }), null);
    await same(await desk.ask(ada, 'DELETE', `/drafts/${d}/dispatch`, asked), 'draft');
    await same(await desk.ask(ada, 'DELETE', `/drafts/${d}`, asked), null);
  });

  test('keeps the place and the number of messages of the page it stands on', async () => {
    const at = `/conversations/${id}?list=unassigned&messages=150`;
    const headers = { 'HX-Current-URL': `http://postroom.test${at}` };
    const response = await desk.ask(desk.people.ada, 'POST', `/conversations/${id}/drafts`, {
      htmx: 'form#composer',
      headers,
    });
    const html = await response.text();
    const page = await settled(at);
    for (const elementId of ['thread', 'conversation-head']) {
      expect(outer(elementIn(html, elementId))).toBe(outer(elementIn(page, elementId)));
    }
  });
});

describe('a form that is not in order keeps what was typed', () => {
  const composerOf = (html: string) => {
    const form = elementIn(html, 'composer')!;
    const field = (name: string) => DomUtils.findOne(({ attribs }) => attribs.name === name, form.children)!;
    const error = DomUtils.findOne(({ attribs }) => attribs.role === 'alert', form.children);
    return {
      text: DomUtils.textContent(field('text')),
      html: field('html').attribs.value,
      error: error && DomUtils.textContent(error),
    };
  };

  const long = 'x'.repeat(500_001);

  test.each([
    ['with JavaScript', { htmx: 'form#composer' }],
    ['without JavaScript', {}],
  ])('%s', async (_, asked) => {
    const { ada } = desk.people;
    const { conversationId } = await desk.receive();
    const draft = await hand(ada).open(conversationId);
    const send = (form: Record<string, string>) =>
      desk.ask(ada, 'POST', `/drafts/${draft}/dispatch`, { ...asked, form });

    const empty = await send({ text: '  ', html: '' });
    expect(empty.status).toBe(422);
    expect(composerOf(await empty.text())).toMatchObject({ text: '  ', error: 'Write something before you send.' });

    const tooLong = await send({ text: long, html: '<p>rich</p>' });
    expect(tooLong.status).toBe(422);
    const shown = composerOf(await tooLong.text());
    expect(shown.text === long).toBe(true);
    expect(shown).toMatchObject({ html: '<p>rich</p>', error: 'This is too long.' });

    const nobody = await send({ text: 'to whom?', html: '', to: '' });
    expect(nobody.status).toBe(422);
    const refused = await nobody.text();
    expect(composerOf(refused)).toMatchObject({ text: 'to whom?' });
    expect(refused).toContain('There is nobody to send this to.');
    expect(
      JSON.parse(desk.row<{ content: string }>('SELECT content FROM draft WHERE id = ?', draft).content).text,
    ).toBe('to whom?');
  });

  test.each([
    ['with JavaScript', { htmx: 'div#draft-files' }],
    ['without JavaScript', {}],
  ])('and says why a file was not attached, %s', async (_, asked) => {
    const { ada } = desk.people;
    const draft = await hand(ada).open((await desk.receive()).conversationId);
    const form = new FormData();
    form.set('text', 'words beside the file');
    form.set('html', '');
    form.append('file', new File([new Uint8Array(18_000_001)], 'huge.bin'));
    const response = await desk.ask(ada, 'POST', `/drafts/${draft}/files`, { ...asked, form });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(DomUtils.textContent(elementIn(html, 'draft-files')!)).toContain('too large');
    if (!('htmx' in asked)) expect(composerOf(html).text).toBe('words beside the file');
    expect(desk.rows('SELECT * FROM attachment WHERE draft_id = ?', draft)).toEqual([]);
  });
});

test('closing, assigning and putting away answer with the head as it is then', async () => {
  const { conversationId } = await desk.receive();
  const { ada } = desk.people;
  const asked = {
    htmx: 'header#conversation-head',
    headers: { 'HX-Current-URL': `http://postroom.test/conversations/${conversationId}?list=mine` },
  };
  const steps: [string, string, Record<string, string>?][] = [
    ['PUT', 'status', { status: 'pending' }],
    ['POST', 'closure'],
    ['DELETE', 'closure'],
    ['PUT', 'assignee', { userId: String(ada.id) }],
    ['POST', 'spam'],
    ['POST', 'trash'],
    ['DELETE', 'trash'],
  ];
  for (const [method, what, form] of steps) {
    const response = await desk.ask(ada, method, `/conversations/${conversationId}/${what}`, {
      ...asked,
      ...(form ? { form } : {}),
    });
    const html = await response.text();
    expect(roots(html).map(({ attribs }) => attribs.id)).toEqual(['conversation-head']);
    expect(outer(roots(html)[0]!)).toBe(
      outer(elementIn(await htmlOf(`/conversations/${conversationId}?list=mine`), 'conversation-head')),
    );
  }
});
