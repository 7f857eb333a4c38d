import { expect, test } from 'vitest';
import type { Letter } from '#src/mail/smtp-receiver/index.ts';
import { dialogue } from '#tests/support/smtp-client.ts';
import { startReceiver } from './receiver.ts';

test('S7: a size that is announced over the limit is refused at MAIL', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.expect(220);
  await client.say('EHLO client.test', 250);
  await client.say('MAIL FROM:<ann@customer.test> SIZE=100001', 552);
  await client.say('MAIL FROM:<ann@customer.test> SIZE=100000', 250);
});

test('S7: DATA over the limit is answered 552 5.3.4 and the session goes on', async () => {
  await using receiver = await startReceiver({ sizeLimit: 1000 });
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test']);
  await client.say('DATA', 354);
  await client.say(`${'a'.repeat(998)}\r\n${'b'.repeat(10)}\r\n.`, '552 5.3.4');
  await client.say('MAIL FROM:<ann@customer.test>', 250);
  await client.say('RCPT TO:<sales@ours.test>', 250);
  await client.say('DATA', 354);
  await client.say(`${'a'.repeat(998)}\r\n.`, 250);
  expect(receiver.letters.map(({ bytes }) => bytes.byteLength)).toEqual([1000]);
});

test('S7: 100 MB in one line take no memory', async () => {
  await using receiver = await startReceiver({ sizeLimit: 1_000_000 });
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test']);
  await client.say('DATA', 354);
  const piece = Buffer.alloc(1_000_000, 'a');
  const held = () => {
    Bun.gc(true);
    return process.memoryUsage().rss;
  };
  const before = held();
  for (let megabyte = 0; megabyte < 100; megabyte++) await client.write(piece);
  const after = held();
  await client.say('\r\n.', '552 5.3.4');
  expect(after - before).toBeLessThan(60_000_000);
});

test('S7: letters that together take too much memory are asked to come later, and the memory is given back', async () => {
  const offered = Promise.withResolvers<void>();
  const committed = Promise.withResolvers<void>();
  await using receiver = await startReceiver({
    memoryLimit: 150_000,
    accept() {
      offered.resolve();
      return committed.promise;
    },
  });
  const letter = `${`${'a'.repeat(98)}\r\n`.repeat(900)}.`;
  const [first, second] = [await dialogue(receiver.port), await dialogue(receiver.port)];
  for (const client of [first, second]) {
    await client.open(['sales@ours.test']);
    await client.say('DATA', 354);
  }
  await first.send(letter);
  await offered.promise;
  await second.say(letter, '452 4.3.1');
  committed.resolve();
  await first.expect(250);
  await second.say('MAIL FROM:<ann@customer.test>', 250);
  await second.say('RCPT TO:<sales@ours.test>', 250);
  await second.say('DATA', 354);
  await second.say(letter, 250);
});

test('S18: without room on the disk MAIL is answered 452 4.3.1', async () => {
  let hasRoom = false;
  await using receiver = await startReceiver({ hasRoom: () => hasRoom });
  const client = await dialogue(receiver.port);
  await client.expect(220);
  await client.say('EHLO client.test', 250);
  await client.say('MAIL FROM:<ann@customer.test>', '452 4.3.1');
  hasRoom = true;
  await client.say('MAIL FROM:<ann@customer.test>', 250);
});

test('S18: a disk that has filled since MAIL is a 452 after the letter', async () => {
  let hasRoom = true;
  await using receiver = await startReceiver({ hasRoom: () => hasRoom });
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test']);
  hasRoom = false;
  await client.say('DATA', 354);
  await client.say('a\r\n.', '452 4.3.1');
  expect(receiver.letters).toEqual([]);
});

test('S14: the 250 comes after the commit, and only then', async () => {
  const committed = Promise.withResolvers<void>();
  const offered = Promise.withResolvers<Letter>();
  await using receiver = await startReceiver({
    accept(letter) {
      offered.resolve(letter);
      return committed.promise;
    },
  });
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test']);
  await client.say('DATA', 354);
  await client.send('a\r\n.');
  const { id } = await offered.promise;
  expect(client.unread()).toBe('');
  committed.resolve();
  expect(await client.expect(250)).toContain(id);
});

test.each([
  ['an error', () => Promise.reject(new Error('SQLITE_FULL: /var/lib/secret.db'))],
  ['an error that looks like a refusal', () => Promise.reject(Object.assign(new Error('no'), { responseCode: 550 }))],
  [
    'an error thrown at once',
    () => {
      throw new Error('broken');
    },
  ],
])('S14: %s of accept is a 451 that says nothing of the inside', async (_name, accept) => {
  await using receiver = await startReceiver({ accept });
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test']);
  await client.say('DATA', 354);
  expect(await client.say('a\r\n.', '451 4.3.0')).not.toMatch(/SQLITE|secret|broken/);
  expect(receiver.logged.map(({ message }) => message)).toEqual(['Letter could not be stored']);
  await client.say('MAIL FROM:<ann@customer.test>', 250);
});

test.each([
  ['FIN', false],
  ['RST', true],
])('S14: a client that leaves in the middle of DATA (%s) delivers nothing', async (_name, abruptly) => {
  const left = Promise.withResolvers<void>();
  const log = () => left.resolve();
  await using receiver = await startReceiver({ log: { info: log, warn: log, error: log } });
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test']);
  await client.say('DATA', 354);
  await client.write('Subject: half\r\n\r\nhalf a letter\r\n');
  client.close(abruptly);
  await left.promise;
  expect(receiver.letters).toEqual([]);
});

test('S9: a client that drips bytes is sent away when its time is up, also in the middle of a letter', async () => {
  await using receiver = await startReceiver({ sessionMs: 150 });
  const [talking, sending] = [await dialogue(receiver.port), await dialogue(receiver.port)];
  await talking.open(['sales@ours.test']);
  await sending.open(['sales@ours.test']);
  await sending.say('DATA', 354);
  for (const client of [talking, sending]) {
    const dripping = setInterval(() => client.write('x'), 10);
    await client.expect('421');
    await client.closed();
    clearInterval(dripping);
  }
  expect(receiver.letters).toEqual([]);
});

/** Writes a byte every few milliseconds until the session ends with 421, and says how long that took. */
async function drip(client: Awaited<ReturnType<typeof dialogue>>, piece: string): Promise<number> {
  const begun = performance.now();
  const dripping = setInterval(() => client.write(piece), 5);
  try {
    await client.expect('421 4.4.2');
    await client.closed();
  } finally {
    clearInterval(dripping);
  }
  return performance.now() - begun;
}

test('S9: a command that drips is cut, before the banner, after it and after a handshake that never comes', async () => {
  await using receiver = await startReceiver({ limits: { commandMs: 250 } });
  const client = await dialogue(receiver.port);
  await client.expect(220);
  expect(await drip(client, 'x')).toBeLessThan(1000);
  const silent = await dialogue(receiver.port);
  await silent.expect(220);
  await silent.expect('421 4.4.2');
  const handshaking = await dialogue(receiver.port);
  await handshaking.expect(220);
  await handshaking.say('EHLO client.test', 250);
  await handshaking.say('STARTTLS', 220);
  await handshaking.closed();
  expect(handshaking.unread()).toBe('');
});

test('S9: each whole command begins the time anew', async () => {
  await using receiver = await startReceiver({ limits: { commandMs: 250 } });
  const client = await dialogue(receiver.port);
  await client.expect(220);
  const begun = performance.now();
  while (performance.now() - begun < 600) {
    await client.say('NOOP', 250);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});

test('S9: a letter below the slowest rate is cut, in the grace nobody is, and one above it goes through', async () => {
  const limits = { commandMs: 100, letterGraceMs: 200, letterBytesPerSecond: 10_000 };
  await using receiver = await startReceiver({ limits });
  const [slow, quick] = [await dialogue(receiver.port), await dialogue(receiver.port)];
  for (const client of [slow, quick]) {
    await client.open(['sales@ours.test']);
    await client.say('DATA', 354);
  }
  const line = `${'a'.repeat(998)}\r\n`;
  const took = drip(slow, 'x');
  // Ten lines are worth a second beyond the grace, and take half of it.
  for (let each = 0; each < 10; each++) {
    await quick.write(line);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await quick.say('.', 250);
  expect(await took).toBeGreaterThan(190);
  expect(receiver.letters.map(({ bytes }) => bytes.byteLength)).toEqual([10_000]);
});

test('S9: while we look up a recipient no time runs out', async () => {
  const known = Promise.withResolvers<boolean>();
  await using receiver = await startReceiver({ limits: { commandMs: 100 }, isOurs: () => known.promise });
  const client = await dialogue(receiver.port);
  setTimeout(() => known.resolve(true), 600);
  await client.open(['sales@ours.test']);
});

test('S9, S14: while we store a letter no time runs out', async () => {
  const committed = Promise.withResolvers<void>();
  const limits = { commandMs: 100, letterGraceMs: 100 };
  await using receiver = await startReceiver({ limits, accept: () => committed.promise });
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test']);
  await client.say('DATA', 354);
  await client.send('a\r\n.');
  setTimeout(committed.resolve, 400);
  await client.expect(250);
});

const hops = (count: number) => 'Received: from a by b;\r\n\tMon, 1 Jan 2024\r\n'.repeat(count);

test('S23: a letter with more than 50 Received fields is a loop', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test']);
  await client.say('DATA', 354);
  await client.say(`${hops(51)}Subject: a\r\n\r\nb\r\n.`, '554 5.4.6');
  await client.say('MAIL FROM:<ann@customer.test>', 250);
  await client.say('RCPT TO:<sales@ours.test>', 250);
  await client.say('DATA', 354);
  await client.say(`${hops(50)}X-Received: c\r\n\r\n${hops(20)}\r\n.`, 250);
  expect(receiver.letters).toHaveLength(1);
});

test('S24: stopping finishes the letter in DATA, says 421 to the others and takes nobody new', async () => {
  const receiver = await startReceiver();
  const [busy, idle] = [await dialogue(receiver.port), await dialogue(receiver.port)];
  await busy.open(['sales@ours.test']);
  await busy.say('DATA', 354);
  await idle.open([]);
  const stopped = receiver.stop();
  await idle.expect(421);
  await idle.closed();
  await expect(dialogue(receiver.port)).rejects.toThrow();
  await busy.say('a\r\n.', 250);
  await busy.expect(421);
  await busy.closed();
  await stopped;
  expect(receiver.letters).toHaveLength(1);
});

test('S24: stop() waits for a letter that is being stored', async () => {
  const committed = Promise.withResolvers<void>();
  const offered = Promise.withResolvers<void>();
  const receiver = await startReceiver({
    accept() {
      offered.resolve();
      return committed.promise;
    },
  });
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test']);
  await client.say('DATA', 354);
  await client.send('a\r\n.');
  await offered.promise;
  let isStopped = false;
  const stopped = receiver.stop().then(() => {
    isStopped = true;
  });
  await new Promise(setImmediate);
  expect(isStopped).toBe(false);
  committed.resolve();
  await client.expect(250);
  await stopped;
});

test('S18: a disk that turns out full while storing is a 452, and the session goes on', async () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  await using receiver = await startReceiver({ accept: () => Promise.reject(full) });
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test']);
  await client.say('DATA', 354);
  await client.say('a\r\n.', '452 4.3.1');
  await client.say('MAIL FROM:<ann@customer.test>', 250);
});
