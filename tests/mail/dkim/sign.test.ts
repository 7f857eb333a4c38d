import { dkimVerify } from 'mailauth/lib/dkim/verify';
import { expect, test } from 'vitest';
import {
  dkimRecord,
  dkimRecordName,
  dkimSignatures,
  type KeyPair,
  makeKeyPair,
  withCrlf,
} from '#src/mail/dkim/index.ts';
import { dkimpyVerifies, hasDkimpy } from '#tests/support/dkimpy.ts';

const AT = Date.UTC(2026, 2, 2, 9, 0);
const pairs = { rsa: await makeKeyPair('rsa'), ed25519: await makeKeyPair('ed25519') };

const keyOf = (pair: KeyPair) => ({ domain: 'acme.example', selector: `k${pair.algorithm}`, ...pair });
const zone = new Map(
  Object.values(pairs).map((pair) => [dkimRecordName(`k${pair.algorithm}`, 'acme.example'), dkimRecord(pair)]),
);

const signed = (mail: string) => {
  const bytes = withCrlf(Buffer.from(mail));
  return Buffer.concat([Buffer.from(dkimSignatures(bytes, [keyOf(pairs.rsa), keyOf(pairs.ed25519)], AT)), bytes]);
};

/** What an independent verifier says of each signature. */
async function verdicts(bytes: Buffer): Promise<Record<string, string>> {
  const resolver = async (name: string) => [[zone.get(name)!]];
  const { results } = await dkimVerify(bytes, { resolver: resolver as never });
  return Object.fromEntries(results.map((result) => [result.selector, result.status.result]));
}

const head =
  'From: Support <support@acme.example>\r\nTo: ann@customer.test\r\nSubject: Hello\r\nDate: Mon, 02 Mar 2026 09:00:00 +0000\r\nMessage-ID: <1@acme.example>\r\n';

test.each([
  ['a plain letter', `${head}\r\nGood day\r\n`],
  ['no body', head],
  ['an empty body', `${head}\r\n`],
  ['only empty lines', `${head}\r\n\r\n \r\n\t\r\n`],
  ['spaces at ends of lines and of the text', `${head}\r\na  b \t\r\n \r\nc \t`],
  ['bare line feeds and returns', `${head.replaceAll('\r\n', '\n')}\na\rb\n\r\n.\n`],
  [
    'folded fields and bytes over ASCII',
    `${head}References: <a@x>\r\n\t<b@x>\r\n   <c@x>\r\nCc: Zoë <z@x.test>\r\n\r\nÄ\r\n`,
  ],
  ['two of one field', `${head}Cc: a@x.test\r\nCc: b@x.test\r\n\r\nx\r\n`],
  ['a long body', `${head}\r\n${'a line of text  \r\n\r\n'.repeat(60_000)}${'\r\n'.repeat(300_000)}`],
])('O4: both signatures over %s verify', async (_name, mail) => {
  expect(await verdicts(signed(mail))).toEqual({ krsa: 'pass', ked25519: 'pass' });
});

test.each([
  ['another From', (mail: string) => `From: Chef <boss@acme.example>\r\n${mail}`],
  ['another Subject', (mail: string) => mail.replace('\r\nSubject:', '\r\nSubject: Other\r\nSubject:')],
  ['a Reply-To', (mail: string) => mail.replace('\r\nSubject:', '\r\nReply-To: evil@evil.test\r\nSubject:')],
  ['another text', (mail: string) => mail.replace('Good day', 'Bad day')],
])('O4: a letter with %s added on the way does not verify', async (_name, change) => {
  const mail = signed(`${head}\r\nGood day\r\n`).toString('latin1');
  const result = await verdicts(Buffer.from(change(mail), 'latin1'));
  expect(Object.values(result)).toHaveLength(2);
  expect(Object.values(result)).not.toContain('pass');
});

test.skipIf(!hasDkimpy).each([
  ['krsa', 0],
  ['ked25519', 1],
])('O4: a verifier written by others agrees (%s)', async (selector, index) => {
  const record = zone.get(dkimRecordName(selector, 'acme.example'))!;
  expect(await dkimpyVerifies(signed(`${head}\r\nGood  day \r\n\r\n`), index, record)).toBe(true);
  expect(await dkimpyVerifies(signed(`${head}\r\nGood  day \r\n\r\n`), index, record.slice(0, -9))).toBe(false);
});

test('a body of a hundred thousand empty lines is signed at once', () => {
  const mail = Buffer.from(`${head}\r\n${'\r\n'.repeat(100_000)}${' '.repeat(500_000)}x`);
  const begun = performance.now();
  dkimSignatures(withCrlf(mail), [keyOf(pairs.ed25519)], AT);
  expect(performance.now() - begun).toBeLessThan(5000);
});
