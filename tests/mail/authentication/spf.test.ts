import { afterAll, beforeAll, expect, test } from 'vitest';
import { authenticationDesk, KEY, mailFrom, signed } from './sender.ts';

let desk: Awaited<ReturnType<typeof authenticationDesk>>;
beforeAll(async () => {
  desk = await authenticationDesk({ POSTROOM_SMTP_TRUSTED: '192.0.2.99' });
});
afterAll(() => desk[Symbol.asyncDispose]());

test('A1: a server that the sender names makes the mail verified, and another one does not', async () => {
  desk.zone['listed.test'] = { txt: ['v=spf1 ip4:192.0.2.10 -all'] };
  expect(await desk.verify(mailFrom('listed.test'))).toMatchObject({
    verdict: 'verified',
    domain: 'listed.test',
    by: 'servers',
    spf: { result: 'pass', domain: 'listed.test' },
    dmarc: { result: 'none', policy: null },
  });
  expect(await desk.verify(mailFrom('listed.test'), { ip: '198.51.100.1' })).toMatchObject({
    verdict: 'unverified',
    domain: null,
    spf: { result: 'fail' },
  });
});

test('A1: the server of an envelope sender somewhere else says nothing of who is in From', async () => {
  desk.zone['bulk.test'] = { txt: ['v=spf1 ip4:192.0.2.10 -all'] };
  const found = await desk.verify(mailFrom('other.test'), { from: 'bounce@bulk.test' });
  expect(found).toMatchObject({
    verdict: 'unverified',
    fromDomain: 'other.test',
    spf: { result: 'pass', domain: 'bulk.test' },
  });
});

test('A1: ten DNS terms are asked, the eleventh makes the record void', async () => {
  const includes = (n: number, name: string) =>
    `v=spf1 ${Array.from({ length: n }, (_, i) => `include:i${i}.${name}`).join(' ')} ip4:192.0.2.10 -all`;
  for (const [name, n] of [
    ['ten.test', 10],
    ['eleven.test', 11],
  ] as const) {
    desk.zone[name] = { txt: [includes(n, name)] };
    for (let i = 0; i < n; i++) desk.zone[`i${i}.${name}`] = { txt: ['v=spf1 ip4:203.0.113.1 -all'] };
  }
  expect((await desk.verify(mailFrom('ten.test'))).spf.result).toBe('pass');
  expect((await desk.verify(mailFrom('eleven.test'))).spf.result).toBe('permerror');
});

test('A1: after two look-ups that found nothing the record is void', async () => {
  desk.zone['two.test'] = { txt: ['v=spf1 a:no1.two.test a:no2.two.test ip4:192.0.2.10 -all'] };
  desk.zone['three.test'] = { txt: ['v=spf1 a:no1.three.test a:no2.three.test a:no3.three.test ip4:192.0.2.10 -all'] };
  expect((await desk.verify(mailFrom('two.test'))).spf.result).toBe('pass');
  expect((await desk.verify(mailFrom('three.test'))).spf.result).toBe('permerror');
});

test('A1: mx, a and ptr terms are asked of our own resolver', async () => {
  desk.zone['hosts.test'] = { txt: ['v=spf1 mx -all'], mx: [[10, 'mx.hosts.test']] };
  desk.zone['mx.hosts.test'] = { a: ['192.0.2.10'] };
  desk.zone['pointed.test'] = { txt: ['v=spf1 ptr -all'], a: ['192.0.2.10'] };
  desk.zone['10.2.0.192.in-addr.arpa'] = { ptr: ['pointed.test'] };
  expect((await desk.verify(mailFrom('hosts.test'))).spf.result).toBe('pass');
  expect((await desk.verify(mailFrom('pointed.test'))).spf.result).toBe('pass');
});

test('A1: with the null sender it is the EHLO name that is asked about', async () => {
  desk.zone['mx.helo.test'] = { txt: ['v=spf1 ip4:192.0.2.10 -all'] };
  const found = await desk.verify(mailFrom('helo.test'), { from: '', helo: 'mx.helo.test' });
  expect(found).toMatchObject({ verdict: 'verified', spf: { result: 'pass', domain: 'mx.helo.test' } });
});

test.each([
  ['a private address', { ip: '10.0.0.7' }],
  ['an address that is trusted', { ip: '192.0.2.99' }],
  ['an account we fetch from', { source: 'imap:3' as const, ip: undefined, helo: undefined }],
])(
  'A1: mail from %s tells no server: SPF is not asked, a signature still counts, its lack condemns nobody',
  async (_, envelope) => {
    desk.zone['strict.test'] = { txt: ['v=spf1 -all'] };
    desk.dmarc('strict.test', 'p=reject');
    desk.publish('strict.test', KEY.record);
    const plain = await desk.verify(mailFrom('strict.test'), envelope);
    expect(plain).toMatchObject({
      verdict: 'unverified',
      spf: { result: 'none', domain: null },
      dmarc: { result: 'none' },
    });
    const mail = await signed(mailFrom('strict.test'), 'strict.test');
    expect(await desk.verify(mail, envelope)).toMatchObject({
      verdict: 'verified',
      by: 'signature',
      dmarc: { result: 'pass' },
    });
    // A list's footer breaks an honest signature, and a forged mail has none at all: neither is proof.
    const broken = await desk.verify(`${mail}-- \r\nfooter\r\n`, envelope);
    expect(broken).toMatchObject({ verdict: 'unverified', dmarc: { result: 'none', policy: 'reject' } });
  },
);
