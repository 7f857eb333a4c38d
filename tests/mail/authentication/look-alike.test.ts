import { domainToASCII } from 'node:url';
import { expect, test } from 'vitest';
import { lookAlike } from '#src/mail/authentication/index.ts';
import { authenticationDesk, mailFrom } from './sender.ts';

const ours = { domains: ['acme.example', 'learn.example'], names: ['Ada Admin', 'Support'] };
const look = (name: string, address: string, isStrange = false) => lookAlike({ name, address }, ours, isStrange);

test.each([
  ['ceo@paypal.com', 'x@evil.test', { kind: 'address', says: 'ceo@paypal.com' }],
  ['Ann (ann@acme.example)', 'x@evil.test', { kind: 'address', says: 'ann@acme.example' }],
  ['paypal.com', 'x@evil.test', { kind: 'domain', says: 'paypal.com' }],
  ['PayPal.com Service', 'x@paypal.com.evil.test', { kind: 'domain', says: 'paypal.com' }],
  ['paypal.com', 'x@paypal.shop', { kind: 'domain', says: 'paypal.com' }],
  ['Shop', 'x@xn--pypal-4ve.com', { kind: 'letters', shown: 'pаypal.com' }],
  ['Shop', 'x@xn--80ak6aa92e.com', { kind: 'letters', shown: 'аррӏе.com' }],
  ['Shop', `x@${domainToASCII('acmе.example')}`, { kind: 'ours', ours: 'acme.example' }],
  ['Shop', 'x@leam.example', { kind: 'ours', ours: 'learn.example' }],
  ['Ada Admin', 'ada@gmail.test', { kind: 'colleague', says: 'Ada Admin' }],
  ['  ADA   ADMlN ', 'ada@gmail.test', null],
  ['АDА Admin', 'ada@gmail.test', { kind: 'colleague', says: 'АDА Admin' }],
  ['support', 'x@evil.test', { kind: 'colleague', says: 'support' }],
])('A7: "%s" <%s> is told', (name, address, found) => expect(look(name, address)).toEqual(found));

test.each([
  ['Amazon.de', 'x@amazon.com'],
  ['booking.com', 'noreply@mail.booking.com'],
  ['BBC.co.uk', 'x@news.bbc.co.uk'],
  ['ann@customer.test', 'ann@customer.test'],
  ['ann@customer.test', 'ann@mail.customer.test'],
  ['Node.js Foundation', 'x@nodejs.test'],
  ['St.Gallen Tourismus', 'x@sg.test'],
  ['Dr.med. A. B. Müller', 'x@praxis.test'],
  ['Müller', 'x@xn--mller-kva.test'],
  ['Почта', 'x@xn--80a1acny.xn--p1ai'],
  ['Ada Admin', 'ada@acme.example'],
  ['', ''],
])('A7: "%s" <%s> is nobody else', (name, address) => expect(look(name, address)).toBeNull());

test('A7: a name of thousands of dots and signs takes no time', () => {
  const started = performance.now();
  for (const piece of ['a.', 'a@', '@.', 'xn--']) look(piece.repeat(100_000), 'x@evil.test');
  expect(performance.now() - started).toBeLessThan(5000);
});

test('A7: characters that hide in a name are told, joiners of honest scripts are not', async () => {
  await using desk = await authenticationDesk();
  const disguised = async (from: string) => (await desk.verify(mailFrom('x.test', { from }))).isDisguised ?? false;
  const encoded = (name: string) => `From: =?utf-8?B?${Buffer.from(name).toString('base64')}?= <a@x.test>`;
  for (const name of ['pay\u202epal', 'pay\u200bpal', 'pa\u00adypal', 'pay\u200dpal', '\u2066x\u2069']) {
    expect([name, await disguised(encoded(name)), await disguised(`From: "${name}" <a@x.test>`)]).toEqual([
      name,
      true,
      true,
    ]);
  }
  for (const name of ['Ann', 'می\u200cخواهم', '👩\u200d💻 Ann', '\u200fשלום', 'Müller, Ann']) {
    expect([name, await disguised(encoded(name))]).toEqual([name, false]);
  }
});

test('A7: mail in the name of a domain of ours, from a server that stands for nobody, is told', () => {
  expect(look('Ada Admin', 'ada@acme.example', true)).toEqual({ kind: 'own', ours: 'acme.example' });
  expect(look('Ada Admin', 'ada@acme.example')).toBeNull();
  expect(look('Ann', 'ann@customer.example', true)).toBeNull();
});
