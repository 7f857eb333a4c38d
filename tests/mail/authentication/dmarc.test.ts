import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyMails } from '#src/mail/authentication/index.ts';
import { authenticationDesk, mailFrom, signed } from './sender.ts';

let desk: Awaited<ReturnType<typeof authenticationDesk>>;
beforeAll(async () => {
  desk = await authenticationDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const LISTED = { txt: ['v=spf1 ip4:192.0.2.10 -all'] };

test('A3: relaxed alignment takes the servers and signatures of a subdomain, strict does not', async () => {
  for (const [domain, tags, verdict, result] of [
    ['relaxed.test', 'p=quarantine', 'verified', 'pass'],
    ['strict.test', 'p=quarantine; adkim=s; aspf=s', 'failed', 'fail'],
  ] as const) {
    desk.dmarc(domain, tags);
    desk.zone[`mail.${domain}`] = LISTED;
    desk.publish(`mail.${domain}`);
    const bySpf = await desk.verify(mailFrom(domain), { from: `b@mail.${domain}` });
    expect(bySpf).toMatchObject({ verdict, dmarc: { result, policy: 'quarantine' }, spf: { result: 'pass' } });
    const byDkim = await desk.verify(await signed(mailFrom(domain), `mail.${domain}`), { ip: '198.51.100.1' });
    expect(byDkim).toMatchObject({ verdict, dmarc: { result }, dkim: [{ result: 'pass' }] });
  }
});

test('A3: strict alignment takes the very domain', async () => {
  desk.dmarc('exact.test', 'p=reject; adkim=s; aspf=s');
  desk.zone['exact.test'] = LISTED;
  expect(await desk.verify(mailFrom('exact.test'))).toMatchObject({
    verdict: 'verified',
    by: 'servers',
    domain: 'exact.test',
  });
});

test('A2: a subdomain falls under its parent, up the tree', async () => {
  desk.dmarc('parent.test', 'p=reject; sp=quarantine');
  const found = await desk.verify(mailFrom('a.b.parent.test'));
  expect(found).toMatchObject({ verdict: 'failed', fromDomain: 'a.b.parent.test', dmarc: { policy: 'quarantine' } });
});

test('A1: a policy of none says what it says: disowned, and nothing is asked for', async () => {
  desk.dmarc('lenient.test', 'p=none');
  expect(await desk.verify(mailFrom('lenient.test'))).toMatchObject({
    verdict: 'failed',
    dmarc: { result: 'fail', policy: 'none' },
  });
});

test.each([
  ['two From headers', 'From: ann@a.test\r\nFrom: eve@b.test', 'several'],
  ['two From headers of one domain', 'From: ann@a.test\r\nFrom: bob@a.test', 'several'],
  ['two addresses in From', 'From: ann@a.test, bob@a.test', 'several'],
  ['a group in From', 'From: us: ann@a.test, eve@b.test;', 'several'],
  ['no From', '', 'none'],
  ['an empty From', 'From: ', 'none'],
  ['a From without a domain', 'From: root', 'none'],
])('A6: %s fails DMARC, whoever sent it', async (_, from, senders) => {
  desk.zone['a.test'] = LISTED;
  const found = await desk.verify(mailFrom('a.test', { from }), { from: 'ann@a.test' });
  expect(found).toMatchObject({
    verdict: 'failed',
    senders,
    fromDomain: null,
    domain: null,
    dmarc: { result: 'fail' },
  });
});

test('A1: verifying many mails keeps their order, and an empty list asks nobody', async () => {
  desk.zone['listed.test'] = LISTED;
  const envelope = { from: 'x@listed.test', to: [], source: 'smtp' as const, ip: '192.0.2.10', helo: 'h' };
  const domains = Array.from({ length: 40 }, (_, i) => (i % 2 ? 'listed.test' : `n${i}.test`));
  const mails = domains.map((domain, rawId) => ({ rawId, bytes: Buffer.from(mailFrom(domain)), envelope }));
  const found = await verifyMails(desk.ctx, mails);
  expect(found.map(({ fromDomain }) => fromDomain)).toEqual(domains);
  expect(found.filter(({ verdict }) => verdict === 'verified')).toHaveLength(20);
  expect(await verifyMails(desk.ctx, [])).toEqual([]);
});
