import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { escapeHtml } from '#src/mail/html/index.ts';
import { MAILBOX, setUpPostroom, startPostroom, type TestBrowser, type TestPostroom } from '#tests/support/postroom.ts';
import { sendLetter } from '#tests/support/send-letter.ts';
import { openStore, received, type Store } from '#tests/support/store.ts';
import { hasSwaks, swaks, swaksBytes } from '#tests/support/swaks.ts';

let postroom: TestPostroom;
let browser: TestBrowser;
let store: Store;

beforeAll(async () => {
  postroom = await startPostroom();
  browser = await setUpPostroom(postroom);
  store = openStore(postroom.folder);
});

afterAll(async () => {
  store[Symbol.dispose]();
  await postroom[Symbol.asyncDispose]();
});

const TO = ['--to', MAILBOX.address, '--from', 'mina@customer.example'];

async function text(path: string): Promise<string> {
  const response = await browser.get(path);
  expect(response.status, path).toBe(200);
  return response.text();
}

/** The message with this subject, as pages and downloads give it. */
async function shown(subject: string) {
  const { id, conversation_id } = await received(store, subject);
  const eml = await browser.get(`/messages/${id}/message.eml`);
  return {
    id,
    page: await text(`/conversations/${conversation_id}`),
    body: await text(`/messages/${id}/body`),
    list: await text('/inbox/unassigned'),
    bytes: Buffer.from(await eml.arrayBuffer()),
  };
}

type Charset = { language: string; charset: string; encode: (text: string) => Buffer };
type Sample = { name: string; subject: string; text: string };

const korean = {
  name: '김민지',
  subject: '주문 확인 부탁드립니다',
  text: '안녕하세요, 주문한 상품이 아직 도착하지 않았습니다.',
};
const traditional = {
  name: '陳怡君',
  subject: '訂單還沒有收到',
  text: '您好，我上週訂購的商品還沒有寄到，請幫忙查詢。',
};
const simplified = {
  name: '王小明',
  subject: '订单还没有收到',
  text: '您好，我上周订购的商品还没有寄到，请帮忙查询。',
};
const turkish = {
  name: 'Işıl Çağlayan',
  subject: 'Siparişim hâlâ gelmedi',
  text: 'İyi günler, siparişim ulaşmadı. Şimdi ne yapmalıyım? Öğrenmek için yazıyorum.',
};
const german = {
  name: 'Jürgen Größmann',
  subject: 'Rückfrage zur Überweisung',
  text: 'Schöne Grüße, die Überweisung ist noch nicht da. Wäre schön, wenn Sie nachschauen.',
};
const japanese = { name: '田中', subject: '日本', text: 'こんにちは' };

// iconv-lite has no ISO-2022-JP; these three texts by hand: ESC $ B opens JIS X 0208, ESC ( B returns to ASCII.
const jis: Record<string, string> = { 田中: 'EDCf', 日本: 'F|K\\', こんにちは: '$3$s$K$A$O' };
const encodeJis = (value: string) =>
  Buffer.from(
    value.replace(/田中|日本|こんにちは/g, (word) => `\x1b$B${jis[word]}\x1b(B`),
    'latin1',
  );

const encoder = (charset: string) => (value: string) => iconv.encode(value, charset);

const LETTERS: [Charset, Sample][] = [
  [{ language: 'Korean', charset: 'utf-8', encode: encoder('utf-8') }, korean],
  [{ language: 'Korean', charset: 'euc-kr', encode: encoder('euc-kr') }, korean],
  [{ language: 'Traditional Chinese', charset: 'utf-8', encode: encoder('utf-8') }, traditional],
  [{ language: 'Traditional Chinese', charset: 'big5', encode: encoder('big5') }, traditional],
  [{ language: 'Simplified Chinese', charset: 'utf-8', encode: encoder('utf-8') }, simplified],
  [{ language: 'Simplified Chinese', charset: 'gb2312', encode: encoder('gbk') }, simplified],
  [{ language: 'Simplified Chinese', charset: 'gbk', encode: encoder('gbk') }, simplified],
  [{ language: 'Turkish', charset: 'utf-8', encode: encoder('utf-8') }, turkish],
  [{ language: 'Turkish', charset: 'iso-8859-9', encode: encoder('iso-8859-9') }, turkish],
  [{ language: 'German', charset: 'utf-8', encode: encoder('utf-8') }, german],
  [{ language: 'German', charset: 'iso-8859-1', encode: encoder('iso-8859-1') }, german],
  [{ language: 'Japanese', charset: 'iso-2022-jp', encode: encodeJis }, japanese],
];

/** A letter all in one charset: encoded words in its head, its body in base64 or as raw 8-bit bytes. */
function composed({ charset, encode }: Charset, sample: Sample, subject: string, encoding: 'base64' | '8bit'): Buffer {
  const word = (value: string) => `=?${charset}?B?${encode(value).toString('base64')}?=`;
  const body = encode(`${sample.text}\r\n\r\n${sample.name}\r\n`);
  const head = [
    `From: ${word(sample.name)} <mina@customer.example>`,
    `To: <${MAILBOX.address}>`,
    `Subject: ${word(subject)}`,
    'MIME-Version: 1.0',
    `Content-Type: text/plain; charset=${charset}`,
    `Content-Transfer-Encoding: ${encoding}`,
  ];
  const written =
    encoding === '8bit' ? body : Buffer.from(`${body.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`);
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), written]);
}

describe.skipIf(!hasSwaks)('a customer writes with a real mail client', () => {
  test('a plain mail becomes an open, unassigned conversation with its sender and its text', async () => {
    const said = await swaks(postroom.smtpPort, [
      ...['--to', MAILBOX.address, '--from', 'plain@customer.example'],
      ...['--h-From', 'Mina Kundin <plain@customer.example>', '--h-Subject', 'A plain question'],
      ...['--body', 'Where is my parcel?\nIt was sent on Monday.'],
    ]);
    expect(said).toContain('250 2.0.0 Ok');
    const { page, list } = await shown('A plain question');
    expect(page).toContain('Mina Kundin');
    expect(page).toContain('plain@customer.example');
    expect(page).toContain('Where is my parcel?');
    expect(list).toContain('A plain question');
  });

  test('STARTTLS is offered and taken, and the mail arrives through it', async () => {
    const said = await swaks(postroom.smtpPort, [...TO, '--tls', '--h-Subject', 'Through TLS', '--body', 'Sealed']);
    expect(said).toMatch(/=== TLS started with cipher TLSv1\.[23]/);
    const { raw_id } = await received(store, 'Through TLS');
    const { envelope } = store.one<{ envelope: string }>('SELECT envelope FROM raw WHERE id = ?', raw_id)!;
    expect(JSON.parse(envelope).tls).toMatch(/^TLSv1\.[23] /);
    expect((await shown('Through TLS')).page).toContain('Sealed');
  });

  test('an HTML mail is shown in a frame of its own, cleaned', async () => {
    await swaks(postroom.smtpPort, [
      ...TO,
      ...['--h-Subject', 'In HTML', '--add-header', 'MIME-Version: 1.0'],
      ...['--add-header', 'Content-Type: text/html; charset=utf-8'],
      ...['--body', '<p>Grüße aus <b>Köln</b></p><script>alert(1)</script><img src="https://track.example/1.gif">'],
    ]);
    const { id, page, body } = await shown('In HTML');
    expect(page).toContain(`src="/messages/${id}/body"`);
    expect(body).toContain('Grüße aus <b>Köln</b>');
    expect(body).not.toContain('<script');
    expect(body).not.toContain('track.example');
  });

  test('attachments are offered under their names and come back byte for byte', async () => {
    const file = `${postroom.folder}/Ölpreis.bin`;
    const bytes = crypto.getRandomValues(new Uint8Array(50_000));
    await Bun.write(file, bytes);
    await swaks(postroom.smtpPort, [
      ...[...TO, '--h-Subject', 'With a file', '--body', 'See the file'],
      ...['--attach-name', 'report.bin', '--attach-type', 'application/octet-stream', '--attach', `@${file}`],
    ]);
    const { id, page } = await shown('With a file');
    expect(page).toContain('report.bin');
    const path = new RegExp(`/messages/${id}/parts/[0-9.]+`).exec(page)![0];
    const part = await browser.get(path);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test.each(LETTERS)(
    '$language in $charset is shown as it was written, in list, head and text',
    async (charset, sample) => {
      const letters = (['base64', '8bit'] as const).map((encoding) => {
        const subject = `${sample.subject} ${charset.charset} ${encoding}`;
        return { subject, bytes: composed(charset, sample, subject, encoding) };
      });
      for (const { subject, bytes } of letters) {
        await swaksBytes(postroom.smtpPort, MAILBOX.address, bytes, ['--from', 'mina@customer.example']);
        const { page, list, bytes: kept } = await shown(subject);
        expect(page).toContain(escapeHtml(sample.name));
        expect(page).toContain(escapeHtml(sample.text));
        expect(list).toContain(escapeHtml(subject));
        expect(kept.equals(bytes), 'the download is what was sent').toBe(true);
      }
    },
  );
});

describe('what was sent is what is kept', () => {
  test('S3: dot-stuffing is undone, and nothing else is changed, whatever stands in the mail', async () => {
    const samples: Record<string, string> = {
      'Dots at line starts': '.\r\n..\r\n.a\r\nb.\r\n...\r\n',
      'Bare line ends': 'a\nb\rc\n\nd\r\n',
      'Bytes of no charset': 'a\x00b\xff\xfe\x80\x01\r\n',
      'Long line': `${'x'.repeat(5000)}\r\n`,
      'Blank at the end': 'a \t\r\n\r\n\r\n',
    };
    for (const [subject, content] of Object.entries(samples)) {
      const bytes = Buffer.from(`Subject: ${subject}\r\nFrom: mina@customer.example\r\n\r\n${content}`, 'latin1');
      expect(await sendLetter(postroom.smtpPort, { to: MAILBOX.address, bytes })).toMatch(/^250/);
      expect((await shown(subject)).bytes.toString('latin1')).toBe(bytes.toString('latin1'));
    }
  });
});
