import { expect, test } from 'vitest';
import type { Route } from '#src/mail/delivery/index.ts';
import { startQueue } from '#tests/support/delivery-queue.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';
import { until } from '#tests/support/store.ts';

const MINUTE = 60_000;

const direct = (port: number): Route => ({
  kind: 'direct',
  hosts: [{ name: 'mx.customer.test', address: '127.0.0.1' }],
  port,
  name: 'mail.acme.example',
});

test('200 mails to one destination take four connections at most, and each is delivered once', async () => {
  await using sink = await startSmtpSink({ tls: 'none' });
  await using queue = startQueue(async () => direct(sink.port), false);
  for (let n = 0; n < 200; n++) await queue.queue(`ann${n}@customer.test`);
  const delivery = await queue.run();
  await until('all to be sent', () => queue.fates().every(({ state }) => state === 'sent'), 20_000);
  expect(sink.connections()).toBeLessThanOrEqual(4);
  expect(new Set(sink.letters.flatMap(({ to }) => to)).size).toBe(200);
  expect(sink.letters).toHaveLength(200);
  await delivery.stop();
});

test('O6: a destination that does not answer is tried with one mail; the others wait with it and lose no try', async () => {
  const dead = await startSmtpSink();
  await dead.stop();
  await using good = await startSmtpSink({ tls: 'none' });
  let port = dead.port;
  await using queue = startQueue(async (domain) => direct(domain === 'dead.test' ? port : good.port), false);
  for (let n = 0; n < 30; n++) await queue.queue(`ann${n}@dead.test`);
  await queue.queue('ben@good.test');
  const delivery = await queue.run();
  expect((await good.next()).to).toEqual(['ben@good.test']);
  const dying = () => queue.fates().filter(({ address }) => address.endsWith('@dead.test'));
  await until('all to wait', () => dying().every(({ state }) => state === 'delayed'));
  expect(dying().reduce((tries, { attempts }) => tries + attempts, 0)).toBeLessThanOrEqual(4);
  expect(dying().every(({ reply }) => /ECONNREFUSED|connect/i.test(reply!))).toBe(true);
  const before = dying().reduce((tries, { attempts }) => tries + attempts, 0);
  queue.pass(2 * MINUTE);
  await until('one to probe', () => dying().reduce((tries, { attempts }) => tries + attempts, 0) === before + 1);
  port = good.port;
  queue.pass(20 * MINUTE);
  await until('all to be sent', () => dying().every(({ state }) => state === 'sent'), 20_000);
  await delivery.stop();
});

test('O6: what waited five days with its destination fails without a connection of its own', async () => {
  const dead = await startSmtpSink();
  await dead.stop();
  await using queue = startQueue(async () => direct(dead.port), false);
  for (let n = 0; n < 10; n++) await queue.queue(`ann${n}@dead.test`);
  const delivery = await queue.run();
  await until('all to wait', () => queue.fates().every(({ state }) => state === 'delayed'));
  queue.pass(6 * 24 * 60 * MINUTE);
  await until('all to fail', () => queue.fates().every(({ state }) => state === 'failed'));
  expect(queue.fates().filter(({ attempts }) => attempts > 1).length).toBeLessThan(5);
  expect(queue.events().filter(([name]) => name === 'recipient.failed')).toHaveLength(10);
  await delivery.stop();
});

test('O13: a relay that is gone for longer than five days gives up no mail, and the admins are told', async () => {
  const dead = await startSmtpSink();
  await dead.stop();
  const relay: Route = {
    kind: 'relay',
    host: '127.0.0.1',
    port: dead.port,
    security: 'none',
    name: 'mail.acme.example',
  };
  const alarm = { name: 'relay', data: { host: 'relay.test' } };
  await using queue = startQueue(async () => relay, true, {
    destinations: async () => () => ({ name: 'relay', alarm, route: async () => relay }),
  });
  await queue.queue('ann@customer.test');
  const delivery = await queue.run();
  for (let n = 1; n <= 3; n++) {
    await until(`trouble ${n}`, () => queue.events().filter(([name]) => name === 'recipient.delayed').length === n);
    queue.pass(6 * 24 * 60 * MINUTE);
  }
  await until('the alarm', () => queue.events().some(([name]) => name === 'alarm.raised'));
  expect(queue.fates()).toMatchObject([{ state: 'delayed', attempts: 0 }]);
  await delivery.stop();
});

test('O14: a destination gets no more letters in a minute than is allowed', async () => {
  await using sink = await startSmtpSink({ tls: 'none' });
  await using queue = startQueue(async () => direct(sink.port), false, {}, { POSTROOM_DESTINATION_MESSAGES: '5' });
  for (let n = 0; n < 12; n++) await queue.queue(`ann${n}@customer.test`);
  const delivery = await queue.run();
  const sent = () => queue.fates().filter(({ state }) => state === 'sent').length;
  await until('five', () => sent() === 5);
  await Bun.sleep(100);
  expect(sent()).toBe(5);
  queue.pass(MINUTE);
  await until('ten', () => sent() === 10);
  queue.pass(MINUTE);
  await until('all', () => sent() === 12);
  await delivery.stop();
});

test('a mail held or cancelled is not sent; one tried again is', async () => {
  await using sink = await startSmtpSink({ tls: 'none' });
  await using queue = startQueue(async () => direct(sink.port), false);
  await queue.queue('a@customer.test', 'b@customer.test', 'c@customer.test');
  const { cancelRecipient, holdRecipient, queuedRecipients, retryRecipient } = await import(
    '#src/mail/delivery/index.ts'
  );
  expect(await holdRecipient(queue.ctx, { rawId: 1, address: 'a@customer.test' })).toBe(true);
  expect(await cancelRecipient(queue.ctx, { rawId: 1, address: 'b@customer.test' })).toBe(true);
  const delivery = await queue.run();
  expect((await sink.next()).to).toEqual(['c@customer.test']);
  await until('c to be sent', () => queue.fates()[2]!.state === 'sent');
  const page = await queuedRecipients(queue.ctx.reader, { limit: 10 });
  expect(page.map(({ address, state }) => [address, state])).toEqual([['a@customer.test', 'held']]);
  expect(await queuedRecipients(queue.ctx.reader, { after: page[0]!, limit: 10 })).toEqual([]);
  expect(await cancelRecipient(queue.ctx, { rawId: 1, address: 'c@customer.test' })).toBe(false);
  expect(await retryRecipient(queue.ctx, { rawId: 1, address: 'c@customer.test' })).toBe(false);
  expect(await retryRecipient(queue.ctx, { rawId: 1, address: 'a@customer.test' })).toBe(true);
  expect((await sink.next()).to).toEqual(['a@customer.test']);
  await until('a to be sent', () => queue.fates()[0]!.state === 'sent');
  expect(queue.events()).toContainEqual(['recipient.held', 'a@customer.test']);
  await delivery.stop();
});
