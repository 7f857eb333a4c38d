import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { previewKind } from '#src/inbox/pages/preview.ts';
import { uniqueNames } from '#src/inbox/pages/zip-names.ts';
import { type Desk, openDesk } from '../desk.ts';
import { crlf, mailWithFile, PNG } from './mails.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

type File = { name: string; type: string; bytes: Uint8Array };

const mailWithFiles = (files: File[]) =>
  crlf([
    'From: carla@customer.example',
    'Subject: Files',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'see the files',
    ...files.flatMap(({ name, type, bytes }) => [
      '--b',
      `Content-Type: ${type}`,
      `Content-Disposition: attachment; filename="=?UTF-8?B?${Buffer.from(name).toString('base64')}?="`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(bytes).toString('base64'),
    ]),
    '--b--',
  ]);

const png = Buffer.from(PNG, 'base64');
const huge = Buffer.from(png);
huge.writeUInt32BE(60_000, 16);
huge.writeUInt32BE(60_000, 20);
const pdf = Buffer.from('%PDF-1.4\nnothing much');
const get = (path: string, who = desk.people.ada) => desk.ask(who, 'GET', path);

test.each<[string, string, Uint8Array, string | null]>([
  ['a.pdf', 'application/pdf', pdf, 'application/pdf'],
  ['a.pdf', 'application/octet-stream', pdf, 'application/pdf'],
  ['a.pdf', 'application/pdf', Buffer.from('<script>alert(1)</script>'), null],
  ['a.png', 'application/octet-stream', png, 'image/png'],
  ['a.html', 'application/octet-stream', png, null],
  ['a.jpg', 'image/jpg', png, 'image/jpeg'],
  ['a.svg', 'image/svg+xml', Buffer.from('<svg/>'), null],
])('H6: %s sent as %s is shown only as what its bytes are', async (name, type, bytes, shown) => {
  const { id } = await desk.deliver(mailWithFiles([{ name, type, bytes }]));
  const { headers } = await get(`/messages/${id}/parts/2?inline`);
  expect(headers.get('Content-Type')).toBe(shown ?? 'application/octet-stream');
  expect(headers.get('Content-Disposition')).toMatch(shown ? /^inline;/ : /^attachment;/);
  expect(headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'");
  expect((await get(`/messages/${id}/parts/2`)).headers.get('Content-Type')).toBe('application/octet-stream');
});

test('a mail draws nothing but pictures inside of its text', async () => {
  const { id } = await desk.deliver(mailWithFile('application/pdf', 'Content-ID: <p@x>', pdf.toString()));
  expect((await get(`/messages/${id}/inline/p%40x`)).headers.get('Content-Disposition')).toMatch(/^attachment;/);
});

test('M11: a small picture is made of one that is attached, and none of what has too many pixels or is none', async () => {
  const files = [png, huge, Buffer.from('GIF89a')].map((bytes, i) => ({ name: `${i}.png`, type: 'image/png', bytes }));
  const { id } = await desk.deliver(mailWithFiles(files));
  const small = await get(`/messages/${id}/parts/2/thumbnail`);
  expect(small.headers.get('Content-Type')).toBe('image/webp');
  expect(
    Buffer.from(await small.arrayBuffer())
      .subarray(8, 12)
      .toString(),
  ).toBe('WEBP');
  for (const path of ['3', '4', '1', '99'])
    expect((await get(`/messages/${id}/parts/${path}/thumbnail`)).status).toBe(404);
});

test('all files of a mail come as one zip, whole and under names of their own', async () => {
  const big = crypto.getRandomValues(new Uint8Array(60_000));
  const files = [
    { name: 'Größe.pdf', type: 'application/pdf', bytes: pdf },
    { name: '../../a.txt', type: 'text/plain', bytes: Buffer.from('one') },
    { name: 'A.TXT', type: 'text/plain', bytes: big },
    { name: '', type: 'application/x-nothing', bytes: new Uint8Array() },
  ];
  const { id, conversation_id } = await desk.deliver(mailWithFiles(files));
  const response = await get(`/messages/${id}/attachments.zip`);
  expect(response.headers.get('Content-Disposition')).toContain(`filename="message-${id}-attachments.zip"`);
  expect(response.headers.get('Content-Type')).toBe('application/octet-stream');
  const inside = unzipSync(new Uint8Array(await response.arrayBuffer()));
  expect(Object.keys(inside)).toEqual(['Größe.pdf', 'a.txt', 'A (2).TXT', 'attachment-4.bin']);
  expect(Object.values(inside).map((bytes) => Buffer.from(bytes))).toEqual(
    files.map(({ bytes }) => Buffer.from(bytes)),
  );
  expect(await (await get(`/conversations/${conversation_id}`)).text()).toContain(`/messages/${id}/attachments.zip`);
});

test('a mail without files has no zip', async () => {
  const { id } = await desk.deliver(crlf(['From: carla@customer.example', 'Subject: plain', '', 'hello']));
  expect((await get(`/messages/${id}/attachments.zip`)).status).toBe(404);
});

test('W4: files are for those who may read the message', async () => {
  const { id } = await desk.deliver(mailWithFiles([{ name: 'a.png', type: 'image/png', bytes: png }]));
  for (const path of ['parts/2', 'parts/2?inline', 'parts/2/thumbnail', 'attachments.zip']) {
    expect((await desk.ask(null, 'GET', `/messages/${id}/${path}`)).status).toBe(303);
    expect((await get(`/messages/${id}/${path}`, desk.people.sam)).status).toBe(404);
    expect((await get(`/messages/${id}/${path}`, desk.people.rita)).status).toBe(200);
  }
});

test('names stay apart on systems that know no capitals', () => {
  expect(uniqueNames(['a', 'A', 'a (2)', 'b.tar.gz', 'b.tar.gz', '.x', '.x'])).toEqual([
    'a',
    'A (2)',
    'a (2) (2)',
    'b.tar.gz',
    'b.tar (2).gz',
    '.x',
    '.x (2)',
  ]);
});

test('what can be looked at is told by its type', () => {
  const types = [
    'image/png',
    'image/webp',
    'image/svg+xml',
    'application/pdf',
    'text/html',
    'application/octet-stream',
  ];
  expect(types.map(previewKind)).toEqual(['image', 'image', null, 'pdf', null, null]);
});
