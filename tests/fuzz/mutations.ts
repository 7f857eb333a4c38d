import type { Random } from '#src/lib/random.ts';

/** One way to spoil a mail; `others` are mails to take pieces from. */
type Mutation = (mail: Buffer, random: Random, others: Buffer[]) => Buffer;

const CHARSETS = [
  'utf-7',
  'utf-16',
  'iso-2022-kr',
  'hz-gb-2312',
  'iso-2022-jp',
  'gb18030',
  'johab',
  'x-\u{1f480}',
  'ucs-4',
];
// What is repeated ends here too: the mails of a batch stand in memory together.
const MOST_BYTES = 1_000_000;
const timesFor = (length: number, wanted: number) =>
  Math.max(1, Math.min(wanted, Math.floor(MOST_BYTES / (length + 1))));

const flipBits: Mutation = (mail, random) => {
  const copy = Buffer.from(mail);
  for (let n = random.between(1, 20); n > 0 && copy.length > 0; n--) {
    const at = random.below(copy.length);
    copy[at] = copy[at]! ^ (1 << random.below(8));
  }
  return copy;
};

const truncate: Mutation = (mail, random) => mail.subarray(0, random.below(mail.length + 1));

const splice: Mutation = (mail, random, others) => {
  const other = random.pick(others);
  return Buffer.concat([
    mail.subarray(0, random.below(mail.length + 1)),
    other.subarray(random.below(other.length + 1)),
  ]);
};

const duplicate: Mutation = (mail, random) => {
  const from = random.below(mail.length + 1);
  const piece = mail.subarray(from, from + random.between(1, 4000));
  const times = timesFor(piece.length, random.between(1, 30));
  return Buffer.concat([mail.subarray(0, from), ...Array.from({ length: times }, () => piece), mail.subarray(from)]);
};

const remove: Mutation = (mail, random) => {
  const from = random.below(mail.length + 1);
  return Buffer.concat([mail.subarray(0, from), mail.subarray(from + random.between(1, 2000))]);
};

/** Replaces text that a pattern finds; bytes stand for themselves. */
const replace = (mail: Buffer, pattern: RegExp, by: (match: string) => string): Buffer =>
  Buffer.from(mail.toString('latin1').replace(pattern, by), 'latin1');

const repeatHeader: Mutation = (mail, random) => {
  const lines = mail.toString('latin1').split('\n');
  const at = random.below(Math.min(lines.length, 40));
  const times = timesFor(lines[at]?.length ?? 0, random.pick([2, 50, 2000]));
  const repeated = Array.from({ length: times }, () => lines[at] ?? '');
  return Buffer.from([...lines.slice(0, at), ...repeated, ...lines.slice(at)].join('\n'), 'latin1');
};

const damageBoundary: Mutation = (mail, random) =>
  replace(mail, /boundary="?[^"\r\n;]+/gi, (found) => (random.below(2) ? `${found.slice(0, -2)}--` : 'boundary="'));

const swapCharset: Mutation = (mail, random) =>
  replace(mail, /charset="?[\w-]+|=\?[\w-]+\?/gi, (found) =>
    found.startsWith('=?') ? `=?${random.pick(CHARSETS)}?` : `charset="${random.pick(CHARSETS)}`,
  );

const swapEncoding: Mutation = (mail, random) =>
  replace(mail, /^(content-transfer-encoding:\s*)\S+/gim, (found) =>
    found.replace(/\S+$/, random.pick(['base64', 'quoted-printable', 'uuencode', '8bit', '=?'])),
  );

const swapType: Mutation = (mail, random) =>
  replace(mail, /^(content-type:\s*)[\w/.-]+/gim, (found) =>
    found.replace(
      /\S+$/,
      random.pick([
        'text/html',
        'text/calendar',
        'application/ms-tnef',
        'application/pkcs7-mime',
        'message/rfc822',
        'multipart/mixed',
        'multipart/report',
      ]),
    ),
  );

const longLine: Mutation = (mail, random) => {
  const at = random.below(mail.length + 1);
  const unit = random.pick([
    'a',
    ' ',
    '<',
    '>',
    '=',
    '&',
    '"',
    '\t',
    'a.',
    '(',
    '<b>',
    '> ',
    '=20',
    '\u00e9',
    '://',
    '@a,',
    '--',
    '\\',
    '=?a?q?',
    '; ',
  ]);
  return Buffer.concat([
    mail.subarray(0, at),
    Buffer.from(unit.repeat(random.pick([100, 5000, 100_000]))),
    mail.subarray(at),
  ]);
};

const nest: Mutation = (mail, random) => {
  const depth = random.pick([5, 50, 900]);
  const levels = Array.from(
    { length: depth },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  );
  return Buffer.concat([Buffer.from(levels.join('')), mail]);
};

const mutations: Mutation[] = [
  flipBits,
  flipBits,
  truncate,
  splice,
  splice,
  duplicate,
  remove,
  repeatHeader,
  damageBoundary,
  swapCharset,
  swapEncoding,
  swapType,
  longLine,
  nest,
];

/** One of the mails, spoiled in one to four ways; the same for the same numbers. */
export function mutated(mails: Buffer[], random: Random): Buffer {
  let mail = random.pick(mails);
  for (let n = random.between(1, 4); n > 0; n--)
    mail = random.pick(mutations)(mail, random, mails).subarray(0, MOST_BYTES);
  // A piece of a larger buffer would be sent to the Worker with all of it.
  return Buffer.from(new Uint8Array(mail).buffer);
}
