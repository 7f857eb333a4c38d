import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { cachedResolver, dnsResolver, type Resolver } from '#src/mail/dns/index.ts';
import { turnableClock } from '#tests/support/machine.ts';

/** A resolver whose questions are counted and answered by hand. */
function handResolver() {
  const asked: string[] = [];
  let next: () => Promise<string[]> = () => Promise.resolve(['v=1']);
  const txt: Resolver['txt'] = (name) => {
    asked.push(name);
    return next();
  };
  const none = () => Promise.resolve([]);
  const resolver: Resolver = { txt, mx: none, addresses: none, names: none };
  const answers = (by: typeof next) => {
    next = by;
  };
  return { resolver, asked, answers };
}

test('A4: what DNS said holds for five minutes, that there is nothing for one', async () => {
  const hand = handResolver();
  const clock = turnableClock();
  const resolver = cachedResolver(hand.resolver, clock.now);
  for (let i = 0; i < 3; i++) expect(await resolver.txt('x.test')).toEqual(['v=1']);
  expect(await resolver.txt('X.test')).toEqual(['v=1']);
  hand.answers(() => Promise.resolve([]));
  for (let i = 0; i < 3; i++) expect(await resolver.txt('none.test')).toEqual([]);
  expect(hand.asked).toEqual(['x.test', 'none.test']);

  clock.turn(61_000);
  await Promise.all([resolver.txt('x.test'), resolver.txt('none.test')]);
  expect(hand.asked).toEqual(['x.test', 'none.test', 'none.test']);
  clock.turn(5 * 60_000);
  expect(await resolver.txt('x.test')).toEqual([]);
});

test('A4: a failure is asked for again soon, and a clock set back does not make answers last', async () => {
  const hand = handResolver();
  const clock = turnableClock();
  const resolver = cachedResolver(hand.resolver, clock.now);
  hand.answers(() => Promise.reject(new Error('SERVFAIL')));
  await expect(resolver.txt('x.test')).rejects.toThrow('SERVFAIL');
  await expect(resolver.txt('x.test')).rejects.toThrow('SERVFAIL');
  expect(hand.asked).toHaveLength(1);
  clock.turn(6000);
  hand.answers(() => Promise.resolve(['v=2']));
  expect(await resolver.txt('x.test')).toEqual(['v=2']);
  clock.turn(-24 * 3600_000);
  await resolver.txt('x.test');
  expect(hand.asked).toHaveLength(3);
});

test('A4: identical questions in flight are asked once, and their answers are copies', async () => {
  const hand = handResolver();
  const resolver = cachedResolver(hand.resolver, turnableClock().now);
  const answers = await Promise.all(Array.from({ length: 50 }, () => resolver.txt('x.test')));
  expect(hand.asked).toEqual(['x.test']);
  answers[0]!.push('tampered');
  expect(await resolver.txt('x.test')).toEqual(['v=1']);
});

test('A4: names without end and answers of 64 kB fill no memory', async () => {
  const hand = handResolver();
  const resolver = cachedResolver(hand.resolver, turnableClock().now);
  for (let i = 0; i <= 2000; i++) await resolver.txt(`n${i}.test`);
  await resolver.txt('n2000.test');
  expect(hand.asked).toHaveLength(2001);
  await resolver.txt('n0.test');
  expect(hand.asked).toHaveLength(2002);

  hand.answers(() => Promise.resolve(['x'.repeat(64_000)]));
  for (let i = 0; i < 2; i++) expect(await resolver.txt('large.test')).toHaveLength(1);
  expect(hand.asked).toHaveLength(2004);
});

test('A4: behind a server that never answers questions fail in bounded time and number', async () => {
  const socket = createSocket('udp4');
  const heard = new Set<string>();
  socket.on('message', (query) => void heard.add(query.toString('latin1', 13, query.indexOf(0, 12))));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const servers = [`127.0.0.1:${(socket.address() as AddressInfo).port}`];
  const resolver = cachedResolver(dnsResolver({ servers, deadlineMs: 300 }), turnableClock().now);
  const questions = Array.from({ length: 1000 }, (_, i) => resolver.txt(`n${i}.test`));
  const outcomes = await Promise.allSettled(questions);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1000);
  expect(heard.size).toBeLessThanOrEqual(400);
  // Those that waited are gone, so that a server that is back is asked again.
  await expect(resolver.txt('later.test')).rejects.toThrow('DNS');
  expect(heard.has('later\u0004test')).toBe(true);
  socket.close();
});

test('A1: one slow domain does not use up the questions of others, and a policy is asked for whatever waits', async () => {
  const asked: string[] = [];
  const silent = (name: string) => {
    asked.push(name);
    return new Promise<never>(() => {});
  };
  const resolver = cachedResolver({ txt: silent, mx: silent, addresses: silent, names: silent }, turnableClock().now);
  const refused: string[] = [];
  const ask = async (name: string) => {
    resolver.txt(name).catch(() => refused.push(name));
    await Bun.sleep(0);
  };
  for (let i = 0; i < 100; i++) await ask(`k${i}._domainkey.slow.co.uk`);
  expect(refused).toHaveLength(36);
  await ask('s1._domainkey.bank.co.uk');
  expect(asked).toContain('s1._domainkey.bank.co.uk');
  for (let i = 0; i < 500; i++) await ask(`s._domainkey.slow${i}.test`);
  expect(asked.length).toBe(400);
  await ask('_dmarc.bank.test');
  expect(asked).toContain('_dmarc.bank.test');
});
