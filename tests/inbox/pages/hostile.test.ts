import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { type Desk, openDesk } from '../desk.ts';
import { hand } from '../drafts/writing.ts';
import { crlf } from './mails.ts';

const MARK = 'zqpayload';

/** One text that tries to leave every place it could stand in: text, attribute of either quote, script, comment, address. */
const PAYLOAD = `"'><script src=//evil.example/${MARK}></script><img src=x onerror=${MARK}()><a href="javascript:${MARK}()" hx-get="/${MARK}" hx-on:click="${MARK}()" data-hx-get="/x">x</a><!--${MARK}--></textarea></title><iframe src=//evil.example></iframe>`;

const OWN_SOURCES: Record<string, RegExp> = {
  script: /^\/assets\//,
  iframe: /^\/messages\/\d+\/body(\?images=[\w-]{22}&sender=always)?$/,
};
const RUNNING = /^(on|hx-on|data-hx-)/;
const ACTING = /^(on.*|hx-.*|href|src|style|action|formaction)$/;

function escapesOf(name: string, attributes: Record<string, string>): string[] {
  const own = OWN_SOURCES[name];
  const element = own ? !own.test(attributes.src ?? '') : name === 'img' && attributes.src !== undefined;
  const bad = Object.entries(attributes).filter(
    ([key, value]) =>
      RUNNING.test(key) || (ACTING.test(key) && (value.includes(MARK) || /^\s*(javascript|vbscript):/i.test(value))),
  );
  return [
    ...(element ? [`<${name} src=${attributes.src}>`] : []),
    ...bad.map(([key, value]) => `${name} ${key}="${value}"`),
  ];
}

/** What in a page the payload made: elements that load or run, attributes that act, comments. */
function escapes(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => void found.push(...escapesOf(name, attributes)),
    oncomment: (text) => {
      if (text.includes(MARK)) found.push(`<!--${text}-->`);
    },
  });
  parser.end(html);
  return found;
}

async function hostileCompany(): Promise<{ desk: Desk; c: number; m: number; d: number; other: number }> {
  const desk = await openDesk();
  const word = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
  const html = await desk.deliver(
    crlf([
      `From: ${word(PAYLOAD)} <carla@customer.example>`,
      `To: ${word(PAYLOAD)} <support@acme.example>`,
      `Cc: ${word(PAYLOAD)} <cc@customer.example>`,
      `Subject: ${word(PAYLOAD)}`,
      `X-Evil: ${PAYLOAD}`,
      'Message-ID: <one@customer.example>',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      PAYLOAD,
      '--b',
      `Content-Type: text/plain; name="${word(PAYLOAD)}"`,
      `Content-Disposition: attachment; filename="${word(PAYLOAD)}"`,
      '',
      PAYLOAD,
      '--b--',
      '',
    ]),
  );
  const c = html.conversation_id;
  // Stored as they are, in the ways by which customers' words get there, and without the cleaning in between.
  await desk.receive({ conversationId: c, subject: PAYLOAD, text: PAYLOAD, name: PAYLOAD, from: 'x@customer.example' });
  const part = { path: '2', name: PAYLOAD, type: PAYLOAD, size: 1, cid: null, isInline: false };
  const people = {
    from: { name: PAYLOAD, address: PAYLOAD },
    to: [{ name: PAYLOAD, address: PAYLOAD }],
    cc: [],
    replyTo: [],
  };
  await desk.receive({ conversationId: c, people, parts: [part], text: PAYLOAD });
  await desk.receive({ conversationId: c, people, marks: { unreadable: true }, text: '' });
  const { conversationId: other } = await desk.receive({
    subject: PAYLOAD,
    related: [{ otherId: c, kind: 'related' }],
  });

  const { ada, ben } = desk.people;
  desk.rows('UPDATE user SET name = ? WHERE id = ?', PAYLOAD, ben.id);
  desk.rows('UPDATE mailbox SET name = ?, sender_name = ?', PAYLOAD, PAYLOAD);
  desk.rows('UPDATE contact SET name = ?', PAYLOAD);
  desk.rows('UPDATE conversation SET assignee_id = ?', ben.id);
  for (const who of [ben, ada]) {
    const held = await hand(who).open(c);
    await hand(who).save(held, PAYLOAD, 0, PAYLOAD);
    await hand(who).attach(held, PAYLOAD);
    const to = [{ name: PAYLOAD, address: 'carla@customer.example' }];
    if (who === ben) await desk.receive({ conversationId: c, name: PAYLOAD, text: PAYLOAD });
    await hand(who).send(held, { to });
  }
  const waitingRaw = desk.row<{ id: number }>('SELECT raw_id AS id FROM message ORDER BY id DESC LIMIT 1').id;
  desk.rows("UPDATE message SET kind = 'out' WHERE raw_id = ?", waitingRaw);
  desk.rows("INSERT INTO recipient VALUES (?, ?, 'failed', 1, 1, NULL, ?, 1, NULL)", waitingRaw, PAYLOAD, PAYLOAD);
  const d = await hand(ada).open(c);
  await hand(ada).save(d, PAYLOAD, 0, PAYLOAD);
  await hand(ada).attach(d, PAYLOAD);
  return { desk, c, m: html.id, d, other };
}

test('H8: what customers and colleagues write is text on every page and in every fragment', async () => {
  const { desk, c, m, d, other } = await hostileCompany();
  await using _ = desk;
  const { ada, rita } = desk.people;
  const pages = [
    '/inbox/open',
    '/inbox/unassigned',
    `/inbox/open?mailbox=${desk.support}`,
    '/counts',
    `/conversations/${c}`,
    `/conversations/${other}`,
    `/conversations/${c}/head`,
    `/conversations/${c}/thread`,
    `/messages/${m}/raw`,
    `/messages/${m}/body`,
  ];
  for (const path of pages) {
    for (const who of [ada, rita]) {
      for (const asked of [{}, { htmx: 'section#conversation' }]) {
        const html = await (await desk.ask(who, 'GET', path, asked)).text();
        expect({ path, escapes: escapes(html) }).toEqual({ path, escapes: [] });
      }
    }
  }
  const form = { text: PAYLOAD, html: PAYLOAD, seen: PAYLOAD };
  const answers = [
    await desk.ask(ada, 'PUT', `/drafts/${d}`, { form, htmx: 'p#draft-state' }),
    await desk.ask(ada, 'POST', `/drafts/${d}/files`, { form, htmx: 'div#draft-files' }),
    await desk.ask(ada, 'POST', `/drafts/${d}/dispatch`, {
      form: { ...form, text: PAYLOAD.repeat(2000) },
      htmx: 'form#composer',
    }),
    await desk.ask(ada, 'POST', `/drafts/${d}/dispatch`, { form: { ...form, text: PAYLOAD.repeat(2000) } }),
    await desk.ask(ada, 'POST', `/drafts/${d}/dispatch`, { form, htmx: 'form#composer' }),
    await desk.ask(ada, 'DELETE', `/drafts/${d}/dispatch`, { htmx: 'form#composer' }),
    await desk.ask(ada, 'PUT', `/conversations/${c}/status`, { form: { status: PAYLOAD } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 422, 422, 200, 200, 422]);
  for (const answer of answers) expect(escapes(await answer.text())).toEqual([]);
});

test('the check finds what it looks for', () => {
  expect(escapes(`<p>${PAYLOAD}</p>`).length).toBeGreaterThan(4);
  expect(escapes(`<textarea>${PAYLOAD}</textarea>`)).toEqual(['<iframe src=//evil.example>']);
  expect(escapes(`<p title="${PAYLOAD}">`).length).toBeGreaterThan(2);
  expect(escapes(`<p>${PAYLOAD.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)).toEqual([]);
});
