import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { type Composition, composeMail } from '#src/channels/email/outgoing/compose.ts';
import { replyBodies } from '#src/channels/email/outgoing/quote.ts';

const mail = (over: Partial<Composition> = {}): Composition => ({
  from: { name: 'Support', address: 'support@acme.example' },
  sender: null,
  replyTo: null,
  cc: [],
  to: [{ name: 'Ann', address: 'ann@x.test' }],
  subject: 'Hello',
  text: 'Hello\n',
  html: '<p>Hello</p>',
  messageId: 'id@acme.example',
  date: new Date(0),
  files: [],
  ...over,
});

const headOf = (bytes: Buffer) => bytes.toString('latin1').split('\r\n\r\n')[0]!;

const hostile = 'x\r\nBcc: evil@y.test\r\n\r\nbody \u2028Bcc: evil@y.test\0';

test('W7: line breaks in names, subjects and file names end up on the line they are on', async () => {
  const bytes = await composeMail(
    mail({
      from: { name: hostile, address: 'support@acme.example' },
      to: [{ name: hostile, address: 'ann@x.test' }],
      subject: hostile,
      files: [{ name: hostile, type: 'text/plain', bytes: Buffer.from('x') }],
    }),
  );
  expect(headOf(bytes)).not.toMatch(/^bcc:/im);
  const parsed = await simpleParser(bytes);
  expect(parsed.bcc).toBeUndefined();
  expect([parsed.to].flat()[0]!.value.map(({ address }) => address)).toEqual(['ann@x.test']);
  expect(parsed.text).toBe('Hello\n');
  expect(parsed.attachments.length).toBe(1);
});

test('O12: lines stay under 998 octets, encoded words under 76, bare line ends and 8-bit bytes are none', async () => {
  const long = `${'ß€漢字 '.repeat(400)}\n${'x'.repeat(5000)}\n.\n..\nline\rwith\n\nbare ends`;
  const many = Array.from({ length: 80 }, (_, i) => ({
    name: `Person ${i} Ünal`,
    address: `person${i}@customer.test`,
  }));
  const bytes = await composeMail(
    mail({
      text: long,
      html: `<p>${long}</p>`,
      subject: `ß${'Größe '.repeat(60)}`,
      to: many,
      references: Array.from({ length: 20 }, (_, i) => `<${'r'.repeat(60)}${i}@x.test>`),
    }),
  );
  const text = bytes.toString('latin1');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\x80-\xff]/);
  for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
  for (const [word] of text.matchAll(/=\?utf-8\?[BQ]\?[^?]*\?=/gi)) expect(word.length).toBeLessThanOrEqual(75);
  for (const line of headOf(bytes).split('\r\n')) expect(line.length).toBeLessThanOrEqual(200);
});

test('O12: a file name beyond ASCII is read the same by clients of either kind', async () => {
  const name = 'Übersicht 2026 — 요약 "final".csv';
  const bytes = await composeMail(mail({ files: [{ name, type: 'text/csv', bytes: Buffer.from('a;b\n') }] }));
  expect((await simpleParser(bytes)).attachments[0]!.filename).toBe(name);
  const text = bytes.toString('latin1');
  expect(text).toMatch(/filename\*(0\*)?=utf-8''/i);
});

test('O7: a file or address that names a path or URL is never fetched', async () => {
  const bytes = await composeMail(
    mail({
      text: '{"path":"/etc/passwd"}',
      html: '<img src="file:///etc/passwd"><img src="http://127.0.0.1/x">',
      files: [{ name: '/etc/passwd', type: 'text/plain', bytes: Buffer.from('mine') }],
    }),
  );
  const parsed = await simpleParser(bytes);
  expect(parsed.attachments.map(({ content }) => content.toString())).toEqual(['mine']);
});

test('the two forms of a reply say the same: own words first, then who wrote and the quote', () => {
  const quoted = {
    attribution: 'On Monday Ann <ann@x.test> wrote:',
    html: null,
    text: 'First line\n> older\n\nLast <b>line</b>\n',
    pictures: [],
    isForwarded: false,
  };
  const plain = replyBodies({ html: '', text: 'Good morning\n\n1 < 2' }, quoted);
  expect(plain.text).toBe(
    'Good morning\n\n1 < 2\n\nOn Monday Ann <ann@x.test> wrote:\n> First line\n>> older\n> \n> Last <b>line</b>\n',
  );
  const passedOn = replyBodies({ html: '', text: 'See below' }, { ...quoted, isForwarded: true });
  expect(passedOn.text).toBe(
    'See below\n\nOn Monday Ann <ann@x.test> wrote:\nFirst line\n> older\n\nLast <b>line</b>\n',
  );
  expect(plain.html).toContain('1 &lt; 2');
  expect(plain.html).toContain('Last &lt;b&gt;line&lt;/b&gt;');
  expect(plain.html).toContain('wrote:</div><blockquote');
  const rich = replyBodies(
    { html: '<p>Hi <b>Ann</b><script>x</script></p>', text: 'ignored' },
    { ...quoted, html: '<p>Their <i>words</i></p>' },
  );
  expect(rich.text).toContain('Hi Ann');
  expect(rich.text).not.toContain('ignored');
  expect(rich.html).not.toContain('<script');
  expect(rich.html).toContain('Their <i>words</i>');
  expect(replyBodies({ html: '', text: 'Alone' }, null)).toEqual({
    html: expect.stringContaining('Alone'),
    text: 'Alone\n',
  });
});
