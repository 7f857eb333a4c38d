import { DomUtils, parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { parseAgain } from '#src/channels/email/ingest/index.ts';
import { Forbidden, NotFound } from '#src/lib/errors.ts';
import { type Desk, openDesk } from '../desk.ts';
import { relatedMail } from './mails.ts';

const SENTENCE = 'still could not be read';

/** A mail that no Worker could read, as it comes in. */
async function unreadable(desk: Desk) {
  const { workers } = desk.ctx;
  const { runEach } = workers;
  // Other mail can be read: only then is it this one's fault.
  const breakWorkers = () => {
    Object.assign(workers, {
      runEach: async (_: string, inputs: unknown[]) =>
        inputs.map(() => ({ ok: false, error: new Error('the parser broke') })),
    });
  };
  breakWorkers();
  const message = await desk.deliver(relatedMail('Hard to read'));
  return { ...message, breakWorkers, mend: () => Object.assign(workers, { runEach }) };
}

const threadIn = (html: string) => DomUtils.getElementById('thread', parseDocument(html).children)!;
const textOf = (html: string) => DomUtils.textContent(threadIn(html));

test('a mail that could not be read says so, and offers the original and another try', async () => {
  await using desk = await openDesk();
  const { id, conversation_id } = await unreadable(desk);
  const html = await (await desk.ask(desk.people.ada, 'GET', `/conversations/${conversation_id}`)).text();
  expect(textOf(html)).toContain('This mail could not be read.');
  expect(textOf(html)).not.toContain(SENTENCE);
  expect(html).toContain(`action="/messages/${id}/parsing"`);
  expect((await desk.ask(desk.people.ada, 'GET', `/messages/${id}/raw`)).status).toBe(200);
  expect((await desk.ask(desk.people.ada, 'GET', `/messages/${id}/body`)).status).toBe(200);
});

test('another try in vain is told in the mail’s place, with JavaScript and without', async () => {
  await using desk = await openDesk();
  const { id, conversation_id } = await unreadable(desk);
  const { ada } = desk.people;
  const events = desk.events(conversation_id);

  const fragment = await desk.ask(ada, 'POST', `/messages/${id}/parsing`, { htmx: 'section#thread' });
  expect(fragment.status).toBe(422);
  const html = await fragment.text();
  const alert = DomUtils.findOne(({ attribs }) => attribs.role === 'alert', threadIn(html).children)!;
  expect(DomUtils.textContent(alert)).toContain(SENTENCE);
  expect(parseDocument(html).children).toHaveLength(1);

  const page = await desk.ask(ada, 'POST', `/messages/${id}/parsing`, {
    headers: { Referer: `http://postroom.test/conversations/${conversation_id}?list=mine` },
  });
  expect(page.status).toBe(422);
  const whole = await page.text();
  expect(textOf(whole)).toContain(SENTENCE);
  expect(whole).toMatch(/<h1 id="list-title">Mine/);
  expect(desk.events(conversation_id)).toEqual(events);

  const later = await (await desk.ask(ada, 'GET', `/conversations/${conversation_id}/thread`)).text();
  expect(textOf(later)).not.toContain(SENTENCE);
});

test('a try that works shows the mail, for everybody who looks', async () => {
  await using desk = await openDesk();
  const { id, conversation_id, mend } = await unreadable(desk);
  mend();
  const response = await desk.ask(desk.people.ada, 'POST', `/messages/${id}/parsing`, { htmx: 'section#thread' });
  expect(response.status).toBe(200);
  const html = await response.text();
  expect(html).toContain(`src="/messages/${id}/body"`);
  expect(textOf(html)).toContain('The message was parsed again');
  expect(desk.events(conversation_id).at(-1)).toBe('message.parsed');
  expect(desk.row('SELECT subject FROM conversation')).toEqual({ subject: 'Hard to read' });
  expect(desk.rows('SELECT * FROM unreadable')).toEqual([]);

  const plain = await desk.ask(desk.people.ada, 'POST', `/messages/${id}/parsing`);
  expect([plain.status, plain.headers.get('Location')]).toEqual([
    303,
    `/conversations/${conversation_id}?list=open#message-${id}`,
  ]);
});

test('W4: to whom the mailbox is closed the mail is not there; who may only read it is refused', async () => {
  await using desk = await openDesk();
  const { id } = await unreadable(desk);
  const { rita, sam } = desk.people;
  await expect(parseAgain(sam.ctx, await sam.actor(), id)).rejects.toThrow(NotFound);
  await expect(parseAgain(sam.ctx, await sam.actor(), id + 999)).rejects.toThrow(NotFound);
  await expect(parseAgain(rita.ctx, await rita.actor(), id)).rejects.toThrow(Forbidden);
  await expect(parseAgain(rita.ctx, null, id)).rejects.toThrow(Forbidden);
});

test('what breaks for another reason is an error as any other', async () => {
  await using desk = await openDesk();
  const { id, mend } = await unreadable(desk);
  mend();
  desk.rows('DROP TABLE unreadable');
  expect((await desk.ask(desk.people.ada, 'POST', `/messages/${id}/parsing`)).status).toBe(500);
});
