import { expect, test } from 'vitest';
import { askLoops } from '#src/mail/loops/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import { type TestMachine, testMachine } from '#tests/support/machine.ts';

const HOUR = 3_600_000;
const ask = (machine: TestMachine, more: Partial<Parameters<typeof askLoops>[1]> = {}) =>
  transaction(machine.ctx, async (ctx) => {
    const sending = {
      to: 'Ann@Customer.test',
      kind: 'reply' as const,
      isOurs: false,
      answers: null,
      depth: 0,
      ...more,
    };
    const answer = await askLoops(ctx, sending);
    return answer.may ? 'may' : answer.why;
  });

test('L2: an address gets one automatic answer in 24 hours, however it is written', async () => {
  await using machine = testMachine();
  expect(await ask(machine)).toBe('may');
  machine.clock.turn(23 * HOUR);
  expect(await ask(machine, { to: 'ann@customer.test' })).toBe('answered-already');
  expect(await ask(machine, { to: 'bob@customer.test' })).toBe('may');
  machine.clock.turn(2 * HOUR);
  expect(await ask(machine)).toBe('may');
});

test('L2: ten automatic mails of any kind go to an address in an hour, and what was refused is not counted', async () => {
  await using machine = testMachine();
  for (let n = 0; n < 10; n++) expect(await ask(machine, { kind: 'notice' })).toBe('may');
  for (let n = 0; n < 3; n++) expect(await ask(machine, { kind: 'notice' })).toBe('too-many');
  machine.clock.turn(HOUR);
  expect(await ask(machine, { kind: 'notice' })).toBe('may');
});

test('L2: a clock set back by a day silences nobody for a day', async () => {
  await using machine = testMachine();
  for (let n = 0; n < 10; n++) await ask(machine, { kind: 'notice' });
  machine.clock.turn(-24 * HOUR);
  expect(await ask(machine, { kind: 'notice' })).toBe('may');
});

test('L3, L4: nothing goes to one of our own mailboxes, nor as the fourth step of machines in a row', async () => {
  await using machine = testMachine();
  expect(await ask(machine, { isOurs: true })).toBe('own-address');
  expect(await ask(machine, { depth: 4 })).toBe('too-deep');
  expect(await ask(machine, { depth: 3 })).toBe('may');
});
