import { expect, test } from 'vitest';
import { createBudget } from '#src/mail/smtp-receiver/budget.ts';
import { dialogue } from '#tests/support/smtp-client.ts';
import { startReceiver } from './receiver.ts';

const budgetOf = (trusted: string[] = []) =>
  createBudget({ memoryLimit: 800, sizeLimit: 100, isTrusted: (address) => trusted.includes(address) });

test('S7, S10: one address holds a quarter of the memory at most, a /64 counts as one, and others find theirs', () => {
  const budget = budgetOf();
  expect(budget.take('192.0.2.1', 200)).toBe(true);
  expect(budget.take('192.0.2.1', 1)).toBe(false);
  expect(budget.take('192.0.2.2', 200)).toBe(true);
  expect(budget.take('2001:db8::1', 150)).toBe(true);
  expect(budget.take('2001:db8::2', 51)).toBe(false);
  budget.giveBack('192.0.2.1', 201);
  expect(budget.take('192.0.2.1', 200)).toBe(true);
});

test('S7, S10: a trusted address may hold it all, and no more', () => {
  const budget = budgetOf(['192.0.2.1']);
  expect(budget.take('192.0.2.1', 800)).toBe(true);
  expect(budget.take('192.0.2.2', 1)).toBe(false);
});

test('S7: the share of an address is never less than one letter', () => {
  const budget = createBudget({ memoryLimit: 200, sizeLimit: 100, isTrusted: () => false });
  expect(budget.take('192.0.2.1', 100)).toBe(true);
  expect(budget.take('192.0.2.1', 1)).toBe(false);
});

test('S7, S10: eight connections of one address leave memory for the others, and give theirs back', async () => {
  await using receiver = await startReceiver({ trusted: [], proxies: ['127.0.0.1'], memoryLimit: 400_000 });
  const letter = `${'a'.repeat(98)}\r\n`.repeat(900);
  const inLetter = async (ip: string) => {
    const client = await dialogue(receiver.port);
    await client.send(`PROXY TCP4 ${ip} 127.0.0.1 1000 25`);
    await client.open(['sales@ours.test']);
    await client.say('DATA', 354);
    await client.write(letter);
    return client;
  };
  const greedy = await Promise.all(Array.from({ length: 8 }, () => inLetter('192.0.2.1')));
  const other = await inLetter('192.0.2.2');
  await other.say('.', 250);
  const answers = await Promise.all(
    greedy.map(async (client) => {
      await client.send('.');
      return (await client.reply()).slice(0, 3);
    }),
  );
  expect(answers.filter((answer) => answer === '250')).toHaveLength(1);
  expect(answers.filter((answer) => answer === '452')).toHaveLength(7);
  await (await inLetter('192.0.2.1')).say('.', 250);
});
