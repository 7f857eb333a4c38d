import { deflateSync } from 'node:zlib';
import { createRandom, type Random } from '#src/lib/random.ts';
import { htmlBody } from './html-body.ts';
import { quotedPrintable } from './quoted-printable.ts';
import { createWriters, type Writer } from './vocabulary.ts';

/** One mail as it comes over SMTP; `at` is when (UTC ms). */
export type LifelikeMail = { from: string; to: string; at: number; bytes: Uint8Array };

type Thread = {
  writer: Writer;
  from: string;
  to: string;
  name: string;
  subject: string;
  ids: string[];
  left: number;
};

const OPEN_THREADS = 200;
const BEGAN = Date.UTC(2026, 0, 5, 8);

/**
 * Mail as a support team gets it, the same in every run: 70 % plain of 2 to 4 kB, 25 % HTML of 10 to 40 kB, 5 % with a file of
 * 200 kB; conversations of 1 to 8 mails that lie between each other; headers that cost what real ones do.
 * @param addresses those that customers write to, the first the most
 * @param mostThreads how many conversations begin; then those that are under way end
 */
export function* lifelikeThreads(addresses: readonly string[], mostThreads: number, seed = 1): Generator<LifelikeMail> {
  const random = createRandom(seed);
  const pickWriter = createWriters(random);
  const threads: Thread[] = [];
  for (let i = 0, begun = 0; begun < mostThreads || threads.length > 0; i++) {
    const isNew = begun < mostThreads && (threads.length < OPEN_THREADS || random.next() < 0.3);
    if (isNew) threads.push(newThread(random, pickWriter(), begun++, addresses));
    const place = isNew ? threads.length - 1 : random.below(threads.length);
    const thread = threads[place]!;
    const at = BEGAN + i * 61_000;
    yield { from: thread.from, to: thread.to, at, bytes: mail(random, thread, at) };
    thread.left -= 1;
    if (thread.left === 0) threads.splice(place, 1);
  }
}

/** So many mails of such conversations. */
export function* lifelikeMails(count: number, to: string, seed = 1): Generator<LifelikeMail> {
  let left = count;
  for (const each of lifelikeThreads([to], Number.POSITIVE_INFINITY, seed)) {
    if (left-- === 0) return;
    yield each;
  }
}

function newThread(random: Random, writer: Writer, i: number, addresses: readonly string[]): Thread {
  const from = `${random.pick(['info', 'anna', 'j.weber', 'kim', 'office', 'order'])}.${i}@${hex(random, 4)}.example`;
  return {
    writer,
    from,
    // A quarter of all mail goes to one mailbox, as it does.
    to: random.next() < 0.25 ? addresses[0]! : random.pick(addresses),
    name: writer.name(),
    subject: writer.sentence().slice(0, 60),
    ids: [],
    left: random.between(1, 8),
  };
}

function mail(random: Random, thread: Thread, at: number): Uint8Array {
  const share = random.next();
  const head = headers(random, thread, at);
  if (share < 0.7) return joined(head, 'text/plain', quotedPrintable(plainBody(random, thread.writer)));
  const html = htmlBody(random, thread.writer, random.between(10_000, 40_000));
  if (share < 0.95) return joined(head, 'text/html', quotedPrintable(html));
  return withFile(random, head, plainBody(random, thread.writer));
}

function plainBody(random: Random, writer: Writer): string {
  const size = random.between(500, 2000);
  let text = '';
  while (Buffer.byteLength(text) < size) text += `${writer.paragraph(random.between(60, 600))}\n\n`;
  return `${text}-- \n${writer.name()}\n+49 ${random.between(100, 999)} ${random.between(100_000, 999_999)}\n`;
}

const hex = (random: Random, bytes: number) => Buffer.from(random.bytes(bytes)).toString('hex');
const base64 = (random: Random, bytes: number) => folded(Buffer.from(random.bytes(bytes)).toString('base64'), 72);
const folded = (text: string, width: number) => text.match(new RegExp(`.{1,${width}}`, 'g'))!.join('\r\n\t');

/** What two servers on the way and a signing sender put above a mail. */
function headers(random: Random, thread: Thread, at: number): string {
  const { to } = thread;
  const date = new Date(at).toUTCString().replace('GMT', '+0000');
  const domain = thread.from.split('@')[1]!;
  const id = `${hex(random, 10)}.${at}@${domain}`;
  const encoded = `=?utf-8?B?${Buffer.from(thread.name).toString('base64')}?=`;
  const subject = `=?utf-8?B?${Buffer.from((thread.ids.length > 0 ? 'Re: ' : '') + thread.subject).toString('base64')}?=`;
  const hop = (by: string) =>
    `Received: from mail-${hex(random, 3)}.${domain} (mail-${hex(random, 3)}.${domain} [203.0.113.${random.below(255)}])\r\n\tby ${by} (Postfix) with ESMTPS id ${hex(random, 6).toUpperCase()}\r\n\tfor <${to}>; ${date}`;
  const lines = [
    hop('mx1.acme.example'),
    hop(`relay.${domain}`),
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=s${random.below(9)};\r\n\th=from:to:subject:date:message-id; bh=${Buffer.from(random.bytes(32)).toString('base64')};\r\n\tb=${base64(random, 256)}`,
    `From: ${encoded} <${thread.from}>`,
    `To: <${to}>`,
    `Subject: ${subject}`,
    `Date: ${date}`,
    `Message-ID: <${id}>`,
  ];
  if (thread.ids.length > 0) {
    lines.push(
      `In-Reply-To: <${thread.ids.at(-1)}>`,
      `References: ${thread.ids.map((each) => `<${each}>`).join('\r\n\t')}`,
    );
  }
  lines.push(
    'MIME-Version: 1.0',
    `X-Mailer: ${random.pick(['Microsoft Outlook 16.0', 'Apple Mail (2.3774)', 'Thunderbird'])}`,
  );
  thread.ids.push(id);
  return `${lines.join('\r\n')}\r\n`;
}

const joined = (head: string, type: string, body: string) =>
  Buffer.from(
    `${head}Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}`,
  );

const FILE_BYTES = 200_000;

function withFile(random: Random, head: string, text: string): Uint8Array {
  const boundary = `----=_Part_${hex(random, 12)}`;
  const isPhoto = random.next() < 0.5;
  const [name, type, content] = isPhoto
    ? ['photo.jpg', 'image/jpeg', photo(random)]
    : ['scan.pdf', 'application/pdf', pdf(random)];
  const encoded = Buffer.from(content)
    .toString('base64')
    .match(/.{1,76}/g)!
    .join('\r\n');
  return Buffer.from(
    `${head}Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text)}\r\n--${boundary}\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n--${boundary}--\r\n`,
  );
}

/** Entropy-coded data is as good as random. */
const photo = (random: Random) =>
  Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), random.bytes(FILE_BYTES)]);

/** Streams that are compressed already, between objects that are not. */
function pdf(random: Random): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n')];
  for (let size = 0, n = 1; size < FILE_BYTES; n++) {
    const drawn = Array.from(
      { length: 400 },
      () => `${random.below(600)} ${random.below(800)} Td (${hex(random, 4)}) Tj\n`,
    ).join('');
    const stream = deflateSync(drawn);
    const object = Buffer.concat([
      Buffer.from(`${n} 0 obj\n<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`),
      stream,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
    parts.push(object);
    size += object.length;
  }
  return Buffer.concat(parts);
}
