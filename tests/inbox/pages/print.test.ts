import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from '../desk.ts';
import { crlf, mailWithFile } from './mails.ts';

const POLICY =
  "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const htmlMail = (html: string, subject = 'On paper') =>
  crlf([
    'From: Carla <carla@customer.example>',
    'To: Support <support@acme.example>',
    'Cc: Dora <dora@customer.example>',
    `Subject: ${subject}`,
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
  ]);
const text = async (path: string, who = desk.people.ada) => (await desk.ask(who, 'GET', path)).text();

test('a conversation is printed whole: who, to whom, when, the files, and the words', async () => {
  const { conversationId: c, messageId } = await desk.receive({ subject: 'Broken lamp', text: 'It is <broken>' });
  await desk.receive({ conversationId: c, subject: 'Re: Broken lamp', text: 'Hello?' });
  const response = await desk.ask(desk.people.ada, 'GET', `/conversations/${c}/print`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Security-Policy')).toBe(POLICY);
  const html = await response.text();
  for (const words of ['Broken lamp', `#${c}`, 'Support', '2 messages', 'Carla', 'It is &lt;broken&gt;', 'Hello?'])
    expect(html).toContain(words);
  expect(messageId).toBeGreaterThan(0);

  const { id } = await desk.deliver(
    mailWithFile('application/pdf', 'Content-Disposition: attachment; filename=steps.pdf'),
  );
  expect(await text(`/messages/${id}/print`)).toContain('steps.pdf');
});

test('M7: what is quoted is told to be left out of a conversation, and printed with one message, or when asked for', async () => {
  const quoting = 'My answer\n\nOn Monday, Bea wrote:\n> what was said before\n';
  const { conversationId: c, messageId } = await desk.receive({ text: 'first' });
  const second = await desk.receive({ conversationId: c, text: quoting });
  const whole = await text(`/conversations/${c}/print`);
  expect(whole).toMatch(/<details[^>]*><summary>Quoted text is not printed<\/summary>/);
  expect(whole).toContain(`/conversations/${c}/print?quotes=1`);
  for (const path of [`/conversations/${c}/print?quotes=1`, `/messages/${second.messageId}/print`]) {
    expect(await text(path)).toContain('what was said before');
    expect(await text(path)).not.toContain('<details');
  }
  expect(await text(`/messages/${messageId}/print`)).not.toContain('My answer');
});

test('H1, H3: nothing runs and nothing is fetched on paper', async () => {
  const { id, conversation_id } = await desk.deliver(
    htmlMail(
      '</div></article><script>alert(1)</script><img src="https://x.test/a.png" onerror="alert(1)"><p onclick="alert(1)" hx-get="/x">Hi</p><style>*{display:none}</style>',
      '</title><script>alert(2)</script>',
    ),
  );
  for (const path of [`/messages/${id}/print`, `/conversations/${conversation_id}/print`]) {
    const found: string[] = [];
    const parser = new Parser({
      onopentag: (name, attributes) => {
        if (name === 'script' || attributes.src) found.push(name);
        for (const key of Object.keys(attributes)) if (/^(on|hx-)/.test(key)) found.push(key);
      },
    });
    const html = await text(path);
    parser.end(html);
    expect(found).toEqual([]);
    expect(html).not.toContain('x.test');
    expect(html.match(/<style>/g)).toHaveLength(1);
  }
});

test('H5: images that are before somebody’s eyes are on their paper, too', async () => {
  const { id } = await desk.deliver(htmlMail('<img src="https://x.test/a.png">'));
  const frame = await text(`/messages/${id}/body`);
  const token = /images=([\w-]{22})/.exec(frame)![1];
  expect(await text(`/messages/${id}/print?images=${token}`)).toContain(`src="/messages/${id}/images/`);
  expect(await text(`/messages/${id}/print?images=${'A'.repeat(22)}`)).not.toContain('/images/');
});

test('W4: paper is for those who may read the conversation', async () => {
  const { conversationId: c, messageId } = await desk.receive({});
  for (const path of [`/conversations/${c}/print`, `/messages/${messageId}/print`]) {
    expect((await desk.ask(null, 'GET', path)).status).toBe(303);
    expect((await desk.ask(desk.people.sam, 'GET', path)).status).toBe(404);
    expect((await desk.ask(desk.people.rita, 'GET', path)).status).toBe(200);
  }
  for (const path of ['/conversations/999999/print', '/messages/999999/print'])
    expect((await desk.ask(desk.people.ada, 'GET', path)).status).toBe(404);
});
