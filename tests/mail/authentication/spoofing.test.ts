import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAlike, mayActAsParticipant, verificationFor } from '#src/mail/authentication/index.ts';
import { parseMail } from '#src/mail/mime/index.ts';
import { authenticationDesk, mailFrom } from './sender.ts';

let desk: Awaited<ReturnType<typeof authenticationDesk>>;
beforeAll(async () => {
  desk = await authenticationDesk();
  desk.zone['evil.test'] = { txt: ['v=spf1 ip4:192.0.2.10 -all'] };
  desk.dmarc('bank.test', 'p=reject');
});
afterAll(() => desk[Symbol.asyncDispose]());

const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

/** Ways to have one program read another sender than the next one does. */
const attacks = [
  'From: "ceo@bank.test" <eve@evil.test>',
  'From: ceo@bank.test <eve@evil.test>',
  'From: <ceo@bank.test> <eve@evil.test>',
  'From: <ceo@bank.test> eve@evil.test',
  'From: "<ceo@bank.test>" <eve@evil.test>',
  'From: "ceo@bank.test"@evil.test',
  'From: ceo@bank.test@evil.test',
  'From: ceo@[bank.test]@evil.test',
  'From: <@bank.test:eve@evil.test>',
  'From: ceo@bank.test (eve@evil.test)',
  'From: (ceo@bank.test) eve@evil.test',
  'From: ceo@bank.test(comment\r\n (nested) <x@y.test>)@evil.test',
  'From: ceo@bank.test;eve@evil.test',
  'From: ceo@bank.test, eve@evil.test',
  'From: team: ceo@bank.test;, eve@evil.test',
  'From: ceo@bank.test\r\n <eve@evil.test>',
  'From: ceo@bank.test\r\nFrom: eve@evil.test',
  'From: eve@evil.test\r\nFrom: ceo@bank.test',
  'From : ceo@bank.test\r\nFrom: eve@evil.test',
  'from: ceo@bank.test\r\nFROM: eve@evil.test',
  'From: ceo@bank.test\0 <eve@evil.test>',
  `From: ${word('ceo@bank.test')} <eve@evil.test>`,
  `From: ${word('ceo@bank.test\0')}@evil.test`,
  `From: ${word('ceo@bank.test\n\0')}@evil.test`,
  `From: ${word('"ceo@bank.test" <ceo@bank.test>')} <eve@evil.test>`,
  `From: <${word('ceo@bank.test')}> <eve@evil.test>`,
  `From: ${word('ceo@bank.test>')} <eve@evil.test>`,
  'From: ceo@bank.test\u202e <eve@evil.test>',
  'Sender: ceo@bank.test\r\nFrom: eve@evil.test',
];

test.each(attacks)('A7: nobody is shown as a verified sender whom the check did not mean: %j', async (from) => {
  const mail = mailFrom('evil.test', { from });
  const verification = await desk.verify(mail, { from: 'eve@evil.test' });
  const { from: shown } = await parseMail(Buffer.from(mail), 'eve@evil.test');
  // Where From can't be read, the envelope's sender is shown.
  const { name, address } = shown ?? { name: '', address: 'eve@evil.test' };
  const held = verificationFor(verification, address);
  expect([address, held.verdict]).not.toEqual(['ceo@bank.test', 'verified']);
  if (address.split('@').at(-1) !== verification.fromDomain) {
    expect(mayActAsParticipant(verification, address)).toBe(false);
    expect(held.verdict).not.toBe('verified');
  }
  // Where the name still says the bank, that is told.
  if (/@bank\.test/.test(name) && !address.endsWith('@bank.test')) {
    const found = lookAlike({ name, address }, { domains: [], names: [] }, false);
    expect(found).toMatchObject({ kind: 'address', says: 'ceo@bank.test' });
  }
});

// But for a comment inside an address, which two releases of the same parser read differently; nothing is verified there.
const readAlike = attacks.filter((from) => !from.includes('(nested)'));

test.each([...readAlike, 'From: root', 'From: ', 'X: y', 'From: Ann <ann@evil.test.>', 'From: ann@münchen.test'])(
  'A6: of unsigned mail from our own network the sender is read the same way: %j',
  async (from) => {
    const mail = mailFrom('evil.test', { from });
    const known = await desk.verify(mail, { from: 'eve@evil.test' });
    const own = await desk.verify(mail, { from: 'eve@evil.test', ip: '10.0.0.1' });
    const { senders, fromDomain, isDisguised } = known;
    expect(own).toMatchObject({ senders, fromDomain, spf: { result: 'none' }, dkim: [] });
    expect(own.isDisguised).toBe(isDisguised);
    expect(own.verdict).toBe(fromDomain === null ? 'failed' : 'unverified');
  },
);
