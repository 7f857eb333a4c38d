import { afterAll, beforeAll, expect, test } from 'vitest';
import { createObjection } from '#src/mail/authentication/index.ts';
import { refuseDmarcReject } from '#src/mail/authentication/settings.ts';
import { writeSetting } from '#src/platform/settings/index.ts';
import { authenticationDesk, mailFrom, SERVER_IP, signed } from './sender.ts';

let desk: Awaited<ReturnType<typeof authenticationDesk>>;
beforeAll(async () => {
  desk = await authenticationDesk();
  desk.dmarc('bank.test', 'p=reject');
  desk.publish('bank.test');
  desk.zone['listed.test'] = { txt: ['v=spf1 ip4:192.0.2.10 -all'] };
});
afterAll(() => desk[Symbol.asyncDispose]());

// A thread has ten seconds for a batch; a mail of a stranger is worth a fraction of that. A busy machine may take its time.
const MOST_MS = 4000;

const signature = (tags: string) =>
  `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=bank.test; s=s1; bh=x; b=eA==; ${tags}`;

const bombs: [string, () => string][] = [
  [
    'signatures over names without end, of a header without end',
    () => {
      const names = Array.from({ length: 20_000 }, (_, i) => `x${i}`).join(':\r\n ');
      const fields = Array.from({ length: 30_000 }, () => 'a: b');
      const signatures = Array.from({ length: 10 }, () => signature(`h=from:${names}`));
      return mailFrom('bank.test', { headers: [...signatures, ...fields] });
    },
  ],
  [
    'a field of a hundred thousand lines',
    () => mailFrom('bank.test', { headers: [signature('h=from'), `X: ${'a\r\n '.repeat(150_000)}b`] }),
  ],
  [
    'a body of bare line feeds',
    () => mailFrom('bank.test', { headers: [signature('h=from')], body: '\n'.repeat(8_000_000) }),
  ],
  [
    'a body that each signature has read in another way',
    () => {
      const headers = Array.from({ length: 10 }, (_, i) => signature(`h=from; l=1; L=${20_000_000 - i}`));
      return mailFrom('bank.test', { headers, body: 'some words \t and more\r\n'.repeat(200_000) });
    },
  ],
  ['a header that never ends', () => `From: ann@bank.test\r\n${signature('h=from')}\r\nX: ${'a'.repeat(9_000_000)}`],
  ['a sender of half a million signs', () => mailFrom('bank.test', { from: `From: ${'a@b.c,('.repeat(70_000)}` })],
  ['as many names as a group holds', () => mailFrom('bank.test', { from: `From: ${'g:'.repeat(7000)} ann@bank.test` })],
];

test.each(bombs)(
  'A1, A4: a mail made to keep a thread busy is disowned as any other: %s',
  async (_, make) => {
    const mail = make();
    await desk.verify(mailFrom('listed.test'));
    const started = performance.now();
    const found = await desk.verify(mail, { from: 'eve@evil.test' });
    expect(found.verdict).toBe('failed');
    expect(performance.now() - started).toBeLessThan(MOST_MS);
  },
  60_000,
);

test('A1: honest mail with a large header, several signatures and a large body is verified', async () => {
  const people = Array.from({ length: 1000 }, (_, i) => `person${i}@listed.test`).join(',\r\n ');
  const body = `${'A line of text, and some more.\r\n'.repeat(100_000)}bare\nline feed`;
  let mail = mailFrom('bank.test', { headers: [`Cc: ${people}`], body });
  for (const domain of ['esp.test', 'other.test', 'bank.test']) mail = await signed(mail, domain);
  const found = await desk.verify(mail, { from: 'eve@evil.test' });
  expect(found).toMatchObject({ verdict: 'verified', domain: 'bank.test', by: 'signature' });
}, 60_000);

test('A4: a mail on which a thread sticks is judged as if its signatures were broken', async () => {
  await using other = await authenticationDesk();
  other.dmarc('bank.test', 'p=reject');
  const { run } = other.ctx.netWorkers;
  other.ctx.netWorkers.run = <R>(task: string, input: unknown, ms: number): Promise<R> => {
    const { mails } = input as { mails: { isUnsigned?: true }[] };
    return mails.some(({ isUnsigned }) => !isUnsigned) ? Promise.reject(new Error('stuck')) : run(task, input, ms);
  };
  const found = await other.verify(mailFrom('bank.test'), { from: 'eve@evil.test' });
  expect(found).toMatchObject({ verdict: 'failed', dmarc: { result: 'fail', policy: 'reject' } });
});

test('A6: strangers with slow DNS keep nobody waiting at the end of DATA, nor queue up before the mail that came', async () => {
  await using other = await authenticationDesk();
  const { ctx } = other;
  await writeSetting(ctx.db, refuseDmarcReject, true);
  const asked: { count: number; done: () => void }[] = [];
  ctx.netWorkers.run = <R>(_task: string, input: unknown): Promise<R> => {
    const { mails } = input as { mails: unknown[] };
    const { promise, resolve } = Promise.withResolvers<R>();
    const found = mails.map(() => ({ verdict: 'failed', fromDomain: 'bank.test', dmarc: { policy: 'reject' } }));
    asked.push({ count: mails.length, done: () => resolve(found as R) });
    return promise;
  };
  const { objectionTo, stop } = createObjection(ctx);
  const envelope = { from: '', to: ['s@acme.example'], source: 'smtp' as const, ip: SERVER_IP, helo: 'h' };
  const bytes = Buffer.from(mailFrom('bank.test'));
  const answers = Array.from({ length: 200 }, () => objectionTo({ bytes, envelope }));
  // Most are taken at once, to be judged later: only so many are looked into at a time, and those together.
  const taken = answers.slice(16);
  expect(await Promise.all(taken)).toEqual(taken.map(() => null));
  await Bun.sleep(50);
  expect(asked.length).toBe(1);
  expect(asked[0]!.count).toBeLessThanOrEqual(8);
  asked[0]!.done();
  expect(await answers[0]).toMatch(/^5\.7\.1 The owner of bank\.test/);
  stop();
  for (const { done } of asked) done();
});
