import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { Upstream } from '#src/lib/errors.ts';
import type { Route } from '#src/mail/delivery/index.ts';
import { bytes, startQueue } from '#tests/support/delivery-queue.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';
import { until } from '#tests/support/store.ts';

const MINUTE = 60_000;

const relay = (port: number): Route => ({
  kind: 'relay',
  host: '127.0.0.1',
  port,
  security: 'none',
  name: 'mail.acme.example',
});

/** An SMTP server that hangs up after the last byte of the first mail, without a word. */
async function startVanishing() {
  const taken: string[] = [];
  const server = createServer((socket) => {
    let received = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const mail = /DATA\r\n([\s\S]*)\r\n\.\r\n$/.exec(received)?.[1];
      if (mail !== undefined) {
        received = '';
        if (taken.push(`${mail}\r\n`) > 1) return say('250 taken');
        return socket.destroy();
      }
      say(/DATA\r\n$/.test(received) ? '354 go on' : '250 ok');
    });
    say('220 vanishing');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { taken, port: (server.address() as AddressInfo).port, [Symbol.dispose]: () => void server.close() };
}

test('O6: a 4xx delays, by the schedule and with the words of the server, until the mail is taken', async () => {
  const answers = ['450 4.2.0 Not now', '421 4.3.2 Going down', undefined];
  await using sink = await startSmtpSink({ tls: 'none', answerRcpt: () => answers.shift() });
  await using queue = startQueue(async () => relay(sink.port));
  await queue.queue('ann@customer.test');
  const delivery = await queue.run();
  await queue.state('delayed');
  const [first] = queue.fates();
  expect(first!.reply).toBe('450 4.2.0 Not now');
  expect(first!.next_try_at! - queue.clock.now()).toBeGreaterThanOrEqual(0.9 * MINUTE);
  expect(first!.next_try_at! - queue.clock.now()).toBeLessThanOrEqual(1.1 * MINUTE);

  queue.pass(0.8 * MINUTE);
  await Bun.sleep(50);
  expect(queue.fates()[0]!.attempts, 'it is not tried before its time').toBe(1);

  queue.pass(0.4 * MINUTE);
  await queue.state('delayed', 2);
  queue.pass(6 * MINUTE);
  await queue.state('sent', 3);
  expect((await sink.next()).bytes.equals(bytes)).toBe(true);
  expect(queue.events().map(([name]) => name)).toEqual(['recipient.delayed', 'recipient.delayed', 'recipient.sent']);
  await delivery.stop();
});

test('O6: after five days of delays a recipient fails, with the last words', async () => {
  await using sink = await startSmtpSink({ tls: 'none', answerRcpt: () => '452 4.2.2 Mailbox full' });
  await using queue = startQueue(async () => relay(sink.port));
  await queue.queue('ann@customer.test');
  const delivery = await queue.run();
  await queue.state('delayed');
  queue.pass(5 * 24 * 60 * MINUTE);
  await queue.state('failed', 2);
  expect(queue.fates()[0]).toMatchObject({ reply: '452 4.2.2 Mailbox full', next_try_at: null });
  await delivery.stop();
});

test('O5: each recipient has a fate of its own', async () => {
  const answerRcpt = (address: string) =>
    ({ 'bad@customer.test': '550 5.1.1 No such person', 'slow@customer.test': '450 4.2.0 Later' })[address];
  await using sink = await startSmtpSink({ tls: 'none', answerRcpt });
  await using queue = startQueue(async () => relay(sink.port));
  await queue.queue('bad@customer.test', 'good@customer.test', 'slow@customer.test');
  const delivery = await queue.run();
  await until('three fates', () => queue.fates().every(({ reply }) => reply !== null));
  expect(queue.fates()).toMatchObject([
    { state: 'failed', reply: '550 5.1.1 No such person', next_try_at: null },
    { state: 'sent' },
    { state: 'delayed', reply: '450 4.2.0 Later' },
  ]);
  expect((await sink.next()).to).toEqual(['good@customer.test']);
  expect(sink.letters).toEqual([]);
  await delivery.stop();
});

test('a server that can not be reached delays', async () => {
  const sink = await startSmtpSink();
  await sink.stop();
  await using queue = startQueue(async () => relay(sink.port));
  await queue.queue('ann@customer.test');
  const delivery = await queue.run();
  await queue.state('delayed');
  expect(queue.fates()[0]!.reply).toMatch(/ECONNREFUSED|connect/i);
  await delivery.stop();
});

test('O5: a receiver that takes a mail and is gone before its 250 gets it again, byte for byte the same', async () => {
  using receiver = await startVanishing();
  await using queue = startQueue(async () => relay(receiver.port));
  await queue.queue('ann@customer.test');
  const delivery = await queue.run();
  await queue.state('delayed');
  queue.pass(2 * MINUTE);
  await queue.state('sent', 2);
  expect(receiver.taken).toEqual([bytes.toString(), bytes.toString()]);
  await delivery.stop();
});

test('O5: after an end of data that was answered 4xx the same mail is offered again, under the same Message-ID', async () => {
  const taken: Buffer[] = [];
  await using sink = await startSmtpSink({
    tls: 'none',
    answerData: ({ bytes }) => {
      taken.push(bytes);
      return taken.length === 1 ? '421 4.3.0 lost' : undefined;
    },
  });
  await using queue = startQueue(async () => relay(sink.port));
  await queue.queue('ann@customer.test');
  const delivery = await queue.run();
  await queue.state('delayed');
  queue.pass(2 * MINUTE);
  await queue.state('sent', 2);
  expect(taken.map((each) => each.equals(bytes))).toEqual([true, true]);
  await delivery.stop();
});

test('what was queued, being sent or delayed when the program ended is sent after the restart', async () => {
  await using sink = await startSmtpSink({ tls: 'none' });
  await using queue = startQueue(async () => relay(sink.port));
  await queue.queue('queued@customer.test', 'sending@customer.test', 'delayed@customer.test', 'done@customer.test');
  const set = (address: string, change: string) =>
    queue.database.sqlite.run(`UPDATE recipient SET ${change} WHERE address = '${address}@customer.test'`);
  const later = queue.clock.now() + 3600_000;
  set('sending', `state = 'sending', attempts = 1, next_try_at = ${later}`);
  set('delayed', `state = 'delayed', attempts = 1, next_try_at = ${queue.clock.now()}`);
  set('done', `state = 'sent', attempts = 1, next_try_at = NULL`);
  const delivery = await queue.run();
  await until('all to be sent', () => queue.fates().every(({ state }) => state === 'sent'));
  const to = [...(await sink.next()).to, ...sink.letters.flatMap((mail) => mail.to)];
  expect(to.toSorted()).toEqual(['delayed@customer.test', 'queued@customer.test', 'sending@customer.test']);
  await delivery.stop();
});

test('a fate that can not be recorded at once (a full disk) is recorded later, and the mail is sent once', async () => {
  await using sink = await startSmtpSink({ tls: 'none' });
  await using queue = startQueue(async () => relay(sink.port));
  queue.database.sqlite.run(
    `CREATE TRIGGER full BEFORE UPDATE ON recipient WHEN new.state = 'sent' BEGIN SELECT RAISE(ABORT, 'full'); END`,
  );
  await queue.queue('ann@customer.test');
  const delivery = await queue.run();
  await until('a second try to record', () => queue.recordings() > 1);
  queue.database.sqlite.run('DROP TRIGGER full');
  await queue.state('sent');
  expect(sink.letters.length).toBe(1);
  await delivery.stop();
});

test('a recipient left as being sent is due again when its lease ends', async () => {
  await using sink = await startSmtpSink({ tls: 'none' });
  await using queue = startQueue(async () => relay(sink.port));
  const delivery = await queue.run();
  await queue.queue('ann@customer.test');
  await queue.state('sent');
  await sink.next();
  queue.database.sqlite.run(`UPDATE recipient SET state = 'sending', next_try_at = ${queue.clock.now() + 3600_000}`);
  queue.pass(3600_000);
  await queue.state('sent', 2);
  await delivery.stop();
});

test('a domain that takes no mail fails at once, one that can not be looked up now is delayed', async () => {
  const routeFor = async (domain: string): Promise<Route> => {
    throw new Upstream(`${domain} is trouble`, domain === 'later.test');
  };
  await using queue = startQueue(routeFor, false);
  await queue.queue('ann@later.test', 'ann@never.test');
  const delivery = await queue.run();
  await until('two fates', () => queue.fates().every(({ reply }) => reply !== null));
  expect(queue.fates()).toMatchObject([
    { state: 'delayed', reply: 'later.test is trouble' },
    { state: 'failed', reply: 'never.test is trouble' },
  ]);
  await delivery.stop();
});

test('without a relay, recipients of one domain share a session and domains do not wait for each other', async () => {
  await using sink = await startSmtpSink({ tls: 'none' });
  const stuck = Promise.withResolvers<Route>();
  const direct: Route = {
    kind: 'direct',
    hosts: [{ name: 'mx.customer.test', address: '127.0.0.1' }],
    port: sink.port,
    name: 'mail.acme.example',
  };
  await using queue = startQueue(
    (domain) => (domain === 'stuck.test' ? stuck.promise : Promise.resolve(direct)),
    false,
  );
  await queue.queue('a@stuck.test', 'a@customer.test', 'b@CUSTOMER.test');
  const delivery = await queue.run();
  expect((await sink.next()).to.toSorted()).toEqual(['a@customer.test', 'b@customer.test']);
  stuck.resolve(direct);
  expect((await sink.next()).to).toEqual(['a@stuck.test']);
  await until('all to be sent', () => queue.fates().every(({ state }) => state === 'sent'));
  await delivery.stop();
});

test('stopping does not wait for servers that say nothing, however many there are', async () => {
  const never = new Promise<Route>(() => {});
  await using queue = startQueue(() => never, false);
  await queue.queue(...Array.from({ length: 45 }, (_, i) => `a@slow${i}.test`));
  const delivery = await queue.run();
  await until('sessions to be full', () => queue.fates().filter(({ state }) => state === 'sending').length >= 20);
  const begun = performance.now();
  await delivery.stop();
  expect(performance.now() - begun).toBeLessThan(7000);
});
