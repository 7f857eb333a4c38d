import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { verifyMails } from '#src/mail/authentication/index.ts';
import { testMachine } from '#tests/support/machine.ts';
import { authenticationDesk, mailFrom, signed } from './sender.ts';

// A mail has 5 s; one after the other, or question after question, would take minutes. A busy machine may take its time.
const MUCH_LESS_THAN_ALL = 25_000;

const UNSETTLED = { verdict: 'unverified', domain: null, by: null };

test('A1: servers that are silent or fail make nothing pass, and condemn nobody', async () => {
  await using desk = await authenticationDesk();
  desk.zone['dead.test'] = { trouble: 'silence' };
  desk.zone['_dmarc.dead.test'] = { trouble: 'silence' };
  desk.zone['s1._domainkey.broken.test'] = { trouble: 'servfail' };
  desk.zone['broken.test'] = { trouble: 'servfail' };
  desk.dmarc('broken.test', 'p=reject');
  const [dead, broken] = await Promise.all([
    desk.verify(await signed(mailFrom('dead.test'), 'dead.test')),
    desk.verify(await signed(mailFrom('broken.test'), 'broken.test')),
  ]);
  expect(dead).toMatchObject({ ...UNSETTLED, spf: { result: 'temperror' }, dmarc: { result: 'temperror' } });
  // The policy is known, and what could have passed is not: that is no fail.
  expect(broken).toMatchObject({
    ...UNSETTLED,
    dkim: [{ result: 'temperror' }],
    dmarc: { result: 'temperror', policy: 'reject' },
  });
});

test('A1: a stranger whose own servers are slow gains nothing: who is in From still disowns the mail', async () => {
  await using desk = await authenticationDesk();
  desk.zone['_dmarc.bank.test'] = { txt: ['v=DMARC1; p=reject'], delayMs: 200 };
  let mail = mailFrom('bank.test');
  for (let i = 0; i < 9; i++) {
    desk.zone[`s1._domainkey.slow${i}.test`] = { trouble: 'silence' };
    desk.zone[`i${i}.evil.test`] = { txt: ['v=spf1 ?all'], delayMs: 900 };
    mail = await signed(mail, `slow${i}.test`);
  }
  desk.zone['evil.test'] = {
    txt: [`v=spf1 ${Array.from({ length: 9 }, (_, i) => `include:i${i}.evil.test`).join(' ')} -all`],
  };
  // A key of the bank's own that does not exist, and one that no name server can have.
  mail = await signed(mail, 'bank.test', { selector: 'none' });
  const started = performance.now();
  const found = await desk.verify(mail, { from: 'eve@evil.test' });
  expect(found).toMatchObject({ verdict: 'failed', dmarc: { result: 'fail', policy: 'reject' } });
  expect(performance.now() - started).toBeLessThan(MUCH_LESS_THAN_ALL);
  const badName = await signed(mailFrom('bank.test'), 'bank.test', { selector: 'x'.repeat(64) });
  expect((await desk.verify(badName, { from: 'eve@evil.test' })).verdict).toBe('failed');
}, 60_000);

test('A4: in a DNS blackhole many mails together take no longer than one, and one that is slow holds up no other', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  await using machine = testMachine({ POSTROOM_DNS: `127.0.0.1:${socket.address().port}` });
  const envelope = { to: [], source: 'smtp' as const, ip: '192.0.2.10', helo: 'h' };
  const mails = Array.from({ length: 128 }, (_, rawId) => {
    const bytes = Buffer.from(mailFrom(`n${rawId}.test`));
    return { rawId, bytes, envelope: { ...envelope, from: `a@n${rawId}.test` } };
  });
  const started = performance.now();
  const found = await verifyMails(machine.ctx, mails);
  expect(performance.now() - started).toBeLessThan(MUCH_LESS_THAN_ALL);
  expect(found).toHaveLength(128);
  for (const each of found) expect(each).toMatchObject(UNSETTLED);
  socket.close();
}, 60_000);

test('A4: a thread that breaks or sticks costs only the mail that did it', async () => {
  await using desk = await authenticationDesk();
  desk.zone['listed.test'] = { txt: ['v=spf1 ip4:192.0.2.10 -all'] };
  const { run } = desk.ctx.netWorkers;
  desk.ctx.netWorkers.run = <R>(task: string, input: unknown, ms: number): Promise<R> => {
    const { mails } = input as { mails: { sender: string }[] };
    return mails.some(({ sender }) => sender === 'bad@listed.test')
      ? Promise.reject(new Error('stuck'))
      : run(task, input, ms);
  };
  const mails = Array.from({ length: 9 }, (_, rawId) => {
    const from = rawId === 4 ? 'bad@listed.test' : 'good@listed.test';
    const envelope = { from, to: [], source: 'smtp' as const, ip: '192.0.2.10', helo: 'h' };
    return { rawId, bytes: Buffer.from(mailFrom('listed.test')), envelope };
  });
  const verdicts = (await verifyMails(desk.ctx, mails)).map(({ verdict }) => verdict);
  expect(verdicts).toEqual(mails.map(({ rawId }) => (rawId === 4 ? 'unverified' : 'verified')));
});
