import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { parseMail, readHtml } from '#src/mail/mime/index.ts';
import { mail, mailOfBytes } from './mail.ts';

const KOREAN = '안녕하세요 문의드립니다';
const SAMPLES: [charset: string, text: string][] = [
  ['euc-kr', KOREAN],
  ['ks_c_5601-1987', KOREAN],
  ['big5', '您好，請問退貨'],
  ['gb2312', '您好，请问退货'],
  ['gbk', '您好，请问退货'],
  ['gb18030', '您好，请问退货'],
  ['iso-8859-9', 'İade için teşekkürler, ığüşöç'],
  ['windows-1254', 'İade için teşekkürler, ığüşöç'],
  ['iso-8859-1', 'Grüße aus Köln'],
  ['iso-8859-15', 'Grüße, das kostet 5 €'],
  ['windows-1252', 'Grüße – „5 €“'],
  ['shift_jis', 'お問い合わせ'],
  ['utf-8', 'Grüße 您好 안녕'],
];

const ISO_2022_JP = Buffer.from('\x1b$B$*Ld$$9g$o$;\x1b(B', 'latin1');
const ISO_2022_KR = Buffer.from('\x1b$)C\x0e>H3gGO<<?d\x0f hello\r\n', 'latin1');
const HZ = Buffer.from('~{<:Ky2;S{~} ~~ ok', 'latin1');

// Made by another codec: iconv-lite has none to compare with.
const JOHAB = Buffer.from(
  'b4659177d061ad41b6612c20e4def7dbe855e2d020dce7d9762022a6ca2220b581b4a228eee3edb32920a285b78120d9dfd241ac61206f6b20d3bd8861',
  'hex',
);
const JOHAB_TEXT = '안녕하세요, 大韓民國 ①→ "뷁" 예약(豫約) 문의 ㈜회사 ok 힣가';

const inHeader = (charset: string, bytes: Buffer) => `Subject: =?${charset}?B?${bytes.toString('base64')}?=`;
const parse = (charset: string, bytes: Buffer) =>
  parseMail(mailOfBytes([inHeader(charset, bytes), `Content-Type: text/plain; charset=${charset}`], bytes), 'a@b.de');

describe('M2: legacy charsets are read in body and subject', () => {
  test.each(SAMPLES)('%s', async (charset, text) => {
    const { subject, text: body } = await parse(charset, iconv.encode(text, charset));
    expect({ subject, body }).toEqual({ subject: text, body: text });
  });

  test('iso-2022-jp', async () => {
    expect(await parse('iso-2022-jp', ISO_2022_JP)).toMatchObject({ subject: 'お問い合わせ', text: 'お問い合わせ' });
  });

  test('iso-2022-kr', async () => {
    const { subject, text } = await parse('ISO-2022-KR', ISO_2022_KR);
    expect([subject, text]).toEqual(['안녕하세요 hello', '안녕하세요 hello\n']);
  });

  test('hz-gb-2312', async () => {
    expect(await parse('hz-gb-2312', HZ)).toMatchObject({ subject: '己所不欲 ~ ok', text: '己所不欲 ~ ok' });
  });

  test('johab', async () => {
    expect(await parse('johab', JOHAB)).toMatchObject({ subject: JOHAB_TEXT, text: JOHAB_TEXT });
    const { text } = await parse('johab', Buffer.from([0x88, 0x61, 0x20, 0xff, 0xff, 0x81, 0x41, 0x88]));
    expect([text.slice(0, 2), text.isWellFormed()]).toEqual(['가 ', true]);
  });

  test('a body labelled with an old name of ASCII', async () => {
    const bytes = mailOfBytes(['Content-Type: text/plain; charset=ANSI_X3.4-1968'], Buffer.from('Grüße'));
    expect((await parseMail(bytes, 'a@b.de')).text).toBe('Grüße');
  });

  test('a subject labelled with an old name of ASCII', async () => {
    const { subject } = await parseMail(mail(['Subject: =?ANSI_X3.4-1968?Q?Gr=C3=BC=C3=9Fe?=']), 'a@b.de');
    expect(subject).toBe('Grüße');
  });

  test('a raw 8-bit subject in the charset of the body', async () => {
    const subject = iconv.encode(KOREAN, 'euc-kr');
    const head = Buffer.concat([
      Buffer.from('Subject: '),
      subject,
      Buffer.from('\r\nContent-Type: text/plain; charset="euc-kr"\r\n\r\n'),
      subject,
    ]);
    expect(await parseMail(head, 'a@b.de')).toMatchObject({ subject: KOREAN, text: KOREAN });
  });
});

describe('M2: wrong labels', () => {
  const body = (charset: string | null, bytes: Buffer) =>
    parseMail(
      mailOfBytes(charset === null ? ['From: a@b.de'] : [`Content-Type: text/plain; charset=${charset}`], bytes),
      'a@b.de',
    );

  test.each(['us-ascii', 'ANSI_X3.4-1968', 'unknown-8bit', 'x-nobody-knows', null])(
    '%s holding UTF-8',
    async (charset) => {
      expect((await body(charset, Buffer.from('Grüße 您好'))).text).toBe('Grüße 您好');
    },
  );

  test.each(['us-ascii', 'x-nobody-knows', null])('%s holding Windows-1252', async (charset) => {
    expect((await body(charset, iconv.encode('Grüße – 5 €', 'windows-1252'))).text).toBe('Grüße – 5 €');
  });

  test('UTF-8 cut in the middle of a character keeps all before it', async () => {
    const cut = Buffer.from('Grüße ü').subarray(0, -1);
    for (const charset of ['utf-8', 'us-ascii', null]) expect((await body(charset, cut)).text).toBe('Grüße \ufffd');
  });

  test('an HTML part without a label is read by its meta element', async () => {
    const html = Buffer.concat([Buffer.from('<meta charset="gbk"><p>'), iconv.encode('请问退货', 'gbk')]);
    const read = await readHtml(mailOfBytes(['Content-Type: text/html'], html));
    expect(read.html).toContain('请问退货');
  });

  test('NUL and lone surrogates reach nobody', async () => {
    const utf7 = await body('utf-7', Buffer.from('a+2AA-b'));
    const utf16 = await body('utf-16le', Buffer.from([0x61, 0, 0, 0xd8, 0x62, 0, 0, 0]));
    for (const { text } of [utf7, utf16]) expect([text.isWellFormed(), text.includes('\0')]).toEqual([true, false]);
    const subject = (await parseMail(mail(['Subject: =?utf-8?q?a=00b?= \0c']), 'a@b.de')).subject;
    expect(subject).toBe('a b c');
  });
});
