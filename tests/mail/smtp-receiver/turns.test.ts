import { expect, test } from 'vitest';
import { createTurns } from '#src/mail/smtp-receiver/turns.ts';
import { dialogue } from '#tests/support/smtp-client.ts';
import { startReceiver } from './receiver.ts';

/** Work that takes a millisecond of a clock of its own, and notes when it ran. */
function workshop() {
  let now = 0;
  const ran: string[] = [];
  const work = (name: string) => () => {
    ran.push(name);
    now += 1;
  };
  return { turns: createTurns(() => now), ran, work };
}

const around = () => new Promise((resolve) => setImmediate(resolve));

test('S25: a command runs at once while there is little to do', () => {
  const { turns, ran, work } = workshop();
  turns.take(1, work('a'));
  turns.take(1, work('b'));
  expect(ran).toEqual(['a', 'b']);
});

test('S25: after a few milliseconds of commands everything else on the thread has its turn, in between them', async () => {
  const { turns, ran, work } = workshop();
  for (let each = 0; each < 100; each++) turns.take(1, work(`command ${each}`));
  expect(ran).toHaveLength(4);
  const pages: number[] = [];
  while (ran.length < 100) {
    await around();
    pages.push(ran.length);
  }
  expect(pages.length).toBeGreaterThan(20);
  expect(ran).toEqual(Array.from({ length: 100 }, (_, each) => `command ${each}`));
});

test('S25: sessions that only talk wait behind those that bring letters', async () => {
  const { turns, ran, work } = workshop();
  for (let each = 0; each < 4; each++) turns.take(1, work('before'));
  turns.take(1000, work('talk'));
  turns.take(100, work('letter'));
  while (ran.length < 6) await around();
  expect(ran.slice(4)).toEqual(['letter', 'talk']);
});

test('S25: commands said at once are answered each and in order, and a session that leaves meanwhile troubles nobody', async () => {
  await using receiver = await startReceiver();
  const clients = await Promise.all(Array.from({ length: 40 }, () => dialogue(receiver.port)));
  for (const client of clients) await client.expect(220);
  const commands = 'NOOP\r\nRSET\r\nVRFY x\r\nRCPT TO:<a@b.test>\r\n'.repeat(100);
  for (const [at, client] of clients.entries()) {
    await client.send('HELO client.test');
    await client.expect(250);
    void client.write(commands);
    if (at % 4 === 0) client.close(true);
  }
  for (const [at, client] of clients.entries()) {
    for (let each = 0; at % 4 !== 0 && each < 100; each++)
      for (const code of [250, 250, 252, 503]) await client.expect(code);
  }
  expect(await dialogue(receiver.port).then((client) => client.expect(220))).toContain('ESMTP');
});
