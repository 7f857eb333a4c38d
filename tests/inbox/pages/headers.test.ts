import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileHeaders } from '#src/inbox/pages/disposition.ts';
import { type Desk, openDesk } from '../desk.ts';
import { crlf, mailWithFile, relatedMail } from './mails.ts';

const MAIL_POLICY =
  "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const get = (path: string) => desk.ask(desk.people.ada, 'GET', path);

describe('H1: the document of a mail', () => {
  test('stands under a policy of its own, on its route alone', async () => {
    const { id, conversation_id } = await desk.deliver(relatedMail());
    const response = await get(`/messages/${id}/body`);
    expect(response.headers.get('Content-Security-Policy')).toBe(MAIL_POLICY);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/html/);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(response.headers.get('Cache-Control')).toMatch(/^private/);

    const others = ['/inbox/open', `/conversations/${conversation_id}`, `/messages/${id}/raw`, '/messages/999999/body'];
    for (const path of others) {
      const policy = (await get(path)).headers.get('Content-Security-Policy');
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe-inline');
    }
  });

  test('holds no script, and its pictures come from its own message', async () => {
    const { id } = await desk.deliver(relatedMail('Another'));
    const html = await (await get(`/messages/${id}/body`)).text();
    expect(html).toContain(`src="/messages/${id}/inline/logo%40customer.example"`);
    expect(html).not.toMatch(/<script|<link|<base|<meta http-equiv/i);
  });

  test('H10: of 2 MB of HTML is shown whole', async () => {
    const row = `<tr><td style="color:red">cell &amp; <b>bold</b></td><td>${'words and words '.repeat(20)}</td></tr>`;
    const rows = row.repeat(5000);
    const { id } = await desk.deliver(
      crlf([
        'From: carla@customer.example',
        'Subject: large',
        'Content-Type: text/html',
        '',
        `<table>${rows}</table>the end`,
      ]),
    );
    const response = await get(`/messages/${id}/body`);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html.length).toBeGreaterThan(1_500_000);
    expect(html.endsWith('the end</body></html>')).toBe(true);
  });

  test('that can’t be drawn in time shows the text of the mail', async () => {
    await using slow = await openDesk();
    const { id } = await slow.deliver(relatedMail());
    const run = slow.ctx.pageWorkers.run;
    slow.ctx.pageWorkers.run = () => Promise.reject(new Error('too slow'));
    const response = await slow.ask(slow.people.ada, 'GET', `/messages/${id}/body`);
    slow.ctx.pageWorkers.run = run;
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Security-Policy')).toBe(MAIL_POLICY);
    expect(await response.text()).toContain('Carla says hello');
  });

  test('says how many pictures of others it left out', async () => {
    const { id } = await desk.deliver(
      crlf([
        'From: a@b.example',
        'Subject: t',
        'Content-Type: text/html',
        '',
        '<img src="https://t.example/1.gif">hello',
      ]),
    );
    const html = await (await get(`/messages/${id}/body`)).text();
    expect(html).toContain('1 image is not loaded');
    expect(html).not.toContain('t.example');
  });
});

describe('H6: a file of a customer', () => {
  test.each([
    ['text/html', 'attachment', 'application/octet-stream'],
    ['image/svg+xml', 'attachment', 'application/octet-stream'],
    ['application/pdf', 'attachment', 'application/octet-stream'],
    ['application/xhtml+xml', 'attachment', 'application/octet-stream'],
    ['text/xml', 'attachment', 'application/octet-stream'],
    ['text/javascript', 'attachment', 'application/octet-stream'],
    ['image/png', 'inline', 'image/png'],
    ['image/jpeg', 'inline', 'image/jpeg'],
    ['image/gif', 'inline', 'image/gif'],
    ['image/webp', 'inline', 'image/webp'],
    ['image/png; charset=x', 'inline', 'image/png'],
    ['IMAGE/PNG', 'inline', 'image/png'],
    ['nonsense', 'attachment', 'application/octet-stream'],
  ])('of type %s asked for inline is handed out as %s, %s', async (type, disposition, served) => {
    const { id } = await desk.deliver(
      mailWithFile(type, 'Content-Disposition: attachment; filename=x.bin', `<b>${type}</b>`),
    );
    for (const query of ['?inline', '']) {
      const { headers, status } = await get(`/messages/${id}/parts/2${query}`);
      expect(status).toBe(200);
      const isShown = query !== '' && disposition === 'inline';
      expect(headers.get('Content-Disposition')).toMatch(isShown ? /^inline; / : /^attachment; /);
      expect(headers.get('Content-Type')).toBe(isShown ? served : 'application/octet-stream');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'");
    }
  });

  test('an SVG by Content-ID is a file too', async () => {
    const mail = mailWithFile(
      'image/svg+xml',
      'Content-ID: <s@x>\r\nContent-Disposition: inline',
      '<svg onload="alert(1)"/>',
    );
    const { id } = await desk.deliver(mail);
    const { headers } = await get(`/messages/${id}/inline/s%40x`);
    expect(headers.get('Content-Disposition')).toMatch(/^attachment; /);
    expect(headers.get('Content-Type')).toBe('application/octet-stream');
  });

  test('comes as it was sent', async () => {
    const bytes = Buffer.from([0, 1, 2, 250, 255, 10, 13]).toString('latin1');
    const mail = mailWithFile('application/x-test', 'Content-Disposition: attachment; filename=x', bytes);
    const { id } = await desk.deliver(mail);
    const response = await get(`/messages/${id}/parts/2`);
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe(bytes);
  });

  const hostile = [
    'Rechnung für Öl.pdf',
    '견적서.pdf',
    'a"b\\c%22.html',
    'a\r\nSet-Cookie: x=1.txt',
    '../../etc/passwd',
    'C:\\windows\\x.exe',
    'photo\u202egnp.exe',
    'שלום.docx',
    "it's (1)*.txt",
    '😀'.repeat(200),
    'half \ud83d of a pair.txt',
    '',
  ];

  test.each(hostile)(
    'called %j keeps its header to one line of ASCII, and its name where it is no trick',
    async (name) => {
      const headers = new Headers(fileHeaders(name, 'text/plain', false));
      const disposition = headers.get('Content-Disposition')!;
      expect(disposition).toMatch(
        /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w.~!#$&+^`|%-]*$/,
      );
      const extended = decodeURIComponent(disposition.split("UTF-8''")[1]!);
      expect(extended).toBe(name.toWellFormed());
    },
  );

  test.each(hostile)('sent as %j is named harmlessly on its page and in its header', async (name) => {
    const encoded = `=?UTF-8?B?${Buffer.from(name.toWellFormed()).toString('base64')}?=`;
    const { id, conversation_id } = await desk.deliver(
      mailWithFile('text/plain', `Content-Disposition: attachment; filename="${encoded}"`, name),
    );
    const { headers } = await get(`/messages/${id}/parts/2`);
    const served = decodeURIComponent(headers.get('Content-Disposition')!.split("UTF-8''")[1]!);
    expect(served).not.toMatch(/[/\\:"<>|\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    expect(served.length).toBeGreaterThan(0);
    expect(served.length).toBeLessThanOrEqual(120);
    expect(headers.get('Set-Cookie')).toBeNull();
    expect((await get(`/conversations/${conversation_id}`)).status).toBe(200);
  });

  test('the whole mail is handed out byte for byte, as a file', async () => {
    const mail = relatedMail('Whole');
    const { id } = await desk.deliver(mail);
    const response = await get(`/messages/${id}/message.eml`);
    expect(response.headers.get('Content-Disposition')).toBe(
      `attachment; filename="message-${id}.eml"; filename*=UTF-8''message-${id}.eml`,
    );
    expect(response.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(Buffer.from(await response.arrayBuffer()).equals(mail)).toBe(true);
  });
});
