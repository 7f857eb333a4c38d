import { afterAll, beforeAll, expect, test } from 'vitest';
import { authenticationDesk, mailFrom, newKey, signed } from './sender.ts';

let desk: Awaited<ReturnType<typeof authenticationDesk>>;
beforeAll(async () => {
  desk = await authenticationDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

test.each(['rsa', 'ed25519'] as const)('A1: a signature by %s verifies, and its domain vouches', async (type) => {
  const key = newKey(type);
  desk.publish(`${type}.test`, key.record);
  const mail = await signed(mailFrom(`${type}.test`), `${type}.test`, { privateKey: key.privateKey });
  expect(await desk.verify(mail)).toMatchObject({
    verdict: 'verified',
    domain: `${type}.test`,
    by: 'signature',
    dkim: [{ result: 'pass', domain: `${type}.test`, selector: 's1' }],
  });
  expect((await desk.verify(mail)).dkim[0]).not.toHaveProperty('weak');
});

test('A1: a body or a subject changed on the way verifies nothing', async () => {
  desk.publish('tampered.test');
  const mail = await signed(mailFrom('tampered.test'), 'tampered.test');
  for (const changed of [mail.replace('Hello', 'Pay me'), mail.replace('Subject: Hi', 'Subject: Pay me')]) {
    const found = await desk.verify(changed);
    expect(found.verdict).toBe('unverified');
    expect(found.dkim[0]!.result).not.toBe('pass');
  }
});

test('A1: a signature of another domain is told, and vouches for nobody in From', async () => {
  desk.publish('service.test');
  const found = await desk.verify(await signed(mailFrom('customer.test'), 'service.test'));
  expect(found).toMatchObject({
    verdict: 'unverified',
    domain: null,
    dkim: [{ result: 'pass', domain: 'service.test' }],
  });
});

test('A1: a signature that leaves out the end of the body is weak, and worth nothing once something was added there', async () => {
  desk.publish('length.test');
  desk.dmarc('length.test', 'p=reject');
  const mail = await signed(mailFrom('length.test'), 'length.test', { maxBodyLength: 7 });
  expect(await desk.verify(mail)).toMatchObject({ verdict: 'verified', dkim: [{ result: 'pass', weak: 'partial' }] });
  const longer = await desk.verify(`${mail}Send the money here.\r\n`);
  expect(longer).toMatchObject({ verdict: 'unverified', domain: null, dkim: [{ weak: 'partial' }] });
});

test('A1: a signature that has expired verifies nothing', async () => {
  desk.publish('expired.test');
  const [signTime, expires] = [Date.UTC(2020, 0, 1), Date.UTC(2020, 0, 2)].map((ms) => new Date(ms));
  const mail = await signed(mailFrom('expired.test'), 'expired.test', { signTime: signTime!, expires: expires! });
  expect(await desk.verify(mail)).toMatchObject({ verdict: 'unverified', dkim: [{ result: 'neutral' }] });
});

test('A1: a key of 512 bits counts for nothing, one of 1024 counts and is weak', async () => {
  const find = async (bits: number, domain: string) => {
    const key = newKey('rsa', bits);
    desk.publish(domain, key.record);
    return desk.verify(await signed(mailFrom(domain), domain, { privateKey: key.privateKey }));
  };
  expect(await find(512, 'tiny.test')).toMatchObject({ verdict: 'unverified', dkim: [{ result: 'policy' }] });
  expect(await find(1024, 'short.test')).toMatchObject({
    verdict: 'verified',
    dkim: [{ result: 'pass', weak: 'short-key' }],
  });
});

test('A1: of twelve signatures ten are looked at', async () => {
  desk.publish('many.test');
  let mail = await signed(mailFrom('many.test'), 'many.test');
  for (let i = 0; i < 9; i++) mail = await signed(mail, `junk${i}.test`);
  expect(await desk.verify(mail)).toMatchObject({ verdict: 'verified', dkim: { length: 10 } });
  for (let i = 9; i < 11; i++) mail = await signed(mail, `junk${i}.test`);
  const found = await desk.verify(mail);
  expect([found.verdict, found.dkim.length]).toEqual(['unverified', 10]);
  expect(desk.dns.asked.filter((name) => /^s1\._domainkey\.junk/.test(name)).length).toBeGreaterThan(8);
});

test('A5: what the mail itself says of its results is not read', async () => {
  const lies = [
    'Authentication-Results: acme.example; spf=pass smtp.mailfrom=forged.test; dkim=pass header.d=forged.test; dmarc=pass',
    'Received-SPF: pass (acme.example: domain of forged.test designates 192.0.2.10)',
    'Return-Path: <ann@forged.test>',
  ];
  desk.dmarc('forged.test', 'p=reject');
  const found = await desk.verify(mailFrom('forged.test', { headers: lies }));
  expect(found).toMatchObject({
    verdict: 'failed',
    spf: { result: 'none' },
    dkim: [],
    dmarc: { result: 'fail', policy: 'reject' },
  });
});
