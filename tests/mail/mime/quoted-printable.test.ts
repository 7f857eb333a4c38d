import libqp from 'libqp';
import { expect, test } from 'vitest';
import { parseMail } from '#src/mail/mime/index.ts';
import { decodeQuotedPrintable } from '#src/mail/mime/quoted-printable.ts';

test.each([
  ['=C3=BCber =\r\nzwei Zeilen', 'über zwei Zeilen'],
  ['blanks at the end \t \r\ngo', 'blanks at the end\r\ngo'],
  ['a soft break with blanks behind it=  \r\nstill one line', 'a soft break with blanks behind itstill one line'],
  ['=zz and = alone, and at the end =4', '=zz and = alone, and at the end =4'],
  ['ends with a soft break=', 'ends with a soft break'],
  ['bare\nline ends=\n too', 'bare\nline ends too'],
  ['', ''],
])('quoted-printable %j is %j', (written, meant) => {
  expect(decodeQuotedPrintable(Buffer.from(written)).toString()).toBe(meant);
});

test('what libqp encodes and wraps comes back, byte for byte', () => {
  for (let round = 0; round < 50; round++) {
    const bytes = Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 37 + round * 101) % 256));
    expect(decodeQuotedPrintable(Buffer.from(libqp.wrap(libqp.encode(bytes))))).toEqual(bytes);
  }
});

test('M1: a run of blanks within a line costs time by its length, not by its square', async () => {
  const body = `${' '.repeat(3_000_000)}x`;
  const head = 'From: a@b.example\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n';
  const begun = performance.now();
  const { text } = await parseMail(Buffer.from(head + body), 'a@b.example');
  expect(text.endsWith('x')).toBe(true);
  // The square of it would be hours.
  expect(performance.now() - begun).toBeLessThan(15_000);
});
