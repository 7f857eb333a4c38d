import { describe, expect, test } from 'vitest';
import { parseMail, readHtml, readPart } from '#src/mail/mime/index.ts';
import { readTnef } from '#src/mail/tnef/index.ts';
import { mail, multipart } from '#tests/mail/mime/mail.ts';
import { attribute, properties, property, tnef, unicode, wrappedFile } from './winmail.ts';

const codepage = (page: number) => attribute(1, 0x9007, Buffer.from([page & 255, page >> 8, 0, 0, 0, 0, 0, 0]));
const REPORT = wrappedFile('BERICH~1.PDF', 'Bericht für März.pdf', Buffer.from('%PDF-1'));
const PICTURE = wrappedFile('Gr\xfc\xdfe.png', null, Buffer.from([1, 2, 3]));

describe('M4: what a winmail.dat holds', () => {
  test('files with their long names, and the short ones in the code page of the stream', () => {
    const read = readTnef(tnef(codepage(1252), REPORT, PICTURE))!;
    expect(read.files.map(({ name, type, content }) => [name, type, Buffer.from(content).toString('latin1')])).toEqual([
      ['Bericht für März.pdf', 'application/pdf', '%PDF-1'],
      ['Grüße.png', '', '\x01\x02\x03'],
    ]);
  });

  test('the text, as an attribute or as a property behind named and fixed ones', () => {
    expect(readTnef(tnef(attribute(1, 0x800c, Buffer.from('Hello\0'))))!.text).toBe('Hello');
    const named = Buffer.concat([
      Buffer.from([0x1f, 0, 0x05, 0x80]),
      Buffer.alloc(16),
      Buffer.from([1, 0, 0, 0, 6, 0, 0, 0, 65, 0, 66, 0, 0, 0, 0, 0]),
      Buffer.from([1, 0, 0, 0, 2, 0, 0, 0, 67, 0, 0, 0]),
    ]);
    const fixed = Buffer.from([3, 0, 0x26, 0, 1, 0, 0, 0]);
    const block = properties(named, fixed, unicode(0x1000, 'Grüße'), property(0x1013, 0x102, Buffer.from('<p>Hi')));
    expect(readTnef(tnef(attribute(1, 0x9003, block)))).toMatchObject({ text: 'Grüße', html: '<p>Hi' });
  });

  test('what is no TNEF is none', () => {
    expect([readTnef(Buffer.from('no')), readTnef(Buffer.from('plain text'))]).toEqual([null, null]);
  });
});

describe('M4: a stream that lies ends where it lies', () => {
  const names = (stream: Buffer) => readTnef(stream)!.files.map(({ name }) => name);
  const broken: [string, Buffer][] = [
    ['a length beyond the end', attribute(2, 0x800f, Buffer.from('x'), 0xffffffff)],
    ['a level that does not exist', Buffer.from([9, 1, 2, 3])],
    ['a property count of four billion', attribute(1, 0x9003, Buffer.from([255, 255, 255, 255]))],
    [
      'empty values without end',
      attribute(1, 0x9003, properties(property(1, 0x101f, Buffer.alloc(0), { count: 0xffffffff }))),
    ],
    [
      'a value longer than its block',
      attribute(1, 0x9003, properties(property(1, 0x1f, Buffer.alloc(4), { length: 1e9 }))),
    ],
    ['a property type nobody knows', attribute(1, 0x9003, properties(property(1, 0x777, Buffer.alloc(4))))],
  ];
  test.each(broken)('%s', (_, damage) => expect(names(tnef(PICTURE, damage, REPORT))).toContain('Grüße.png'));

  test('cut at any byte, it is read up to there', () => {
    const whole = tnef(codepage(1252), PICTURE, REPORT);
    for (let length = 6; length < whole.length; length++) {
      expect(names(whole.subarray(0, length)).length).toBeLessThanOrEqual(2);
    }
  });

  test('attributes without end, and files without end, are counted off', () => {
    expect(names(tnef(...Array.from({ length: 500 }, () => PICTURE)))).toHaveLength(100);
    const empty = attribute(1, 1, Buffer.alloc(0));
    expect(names(tnef(...Array.from({ length: 100_000 }, () => empty), PICTURE))).toEqual([]);
  });
});

describe('M4: in a mail', () => {
  const bytes = multipart('mixed', [
    'Content-Type: text/plain\n\nSee the files',
    `Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n${tnef(codepage(1252), REPORT, PICTURE).toString('base64')}`,
  ]);

  test('its files stand behind it among the attachments, and can be had', async () => {
    const { parts } = await parseMail(bytes, 'a@b.de');
    expect(parts.map(({ path, name, type }) => [path, name, type])).toEqual([
      ['2', 'winmail.dat', 'application/ms-tnef'],
      ['2.t1', 'Bericht für März.pdf', 'application/pdf'],
      ['2.t2', 'Grüße.png', 'application/octet-stream'],
    ]);
    const part = await readPart(bytes, '2.t1');
    expect([part?.part.name, Buffer.from(part!.content).toString()]).toEqual(['Bericht für März.pdf', '%PDF-1']);
    expect((await readPart(bytes, '2'))?.part.size).toBeGreaterThan(50);
    expect(await readPart(bytes, '2.t3')).toBeNull();
  });

  test('its text counts where the mail has none', async () => {
    const stream = tnef(attribute(1, 0x800c, Buffer.from('The only text\0')));
    const only = mail(
      ['Content-Type: application/ms-tnef', 'Content-Transfer-Encoding: base64'],
      stream.toString('base64'),
    );
    expect((await parseMail(only, 'a@b.de')).text).toBe('The only text');
    expect((await readHtml(only)).text).toBe('The only text');
  });

  test('a damaged one is a file like any other', async () => {
    const damaged = mail(['Content-Type: application/ms-tnef; name=winmail.dat'], 'not tnef at all');
    expect((await parseMail(damaged, 'a@b.de')).parts).toHaveLength(1);
  });
});
