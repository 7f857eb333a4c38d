import { expect, test } from 'vitest';
import { oncePerPage, pageReader } from '#src/platform/db/index.ts';
import { testMachine } from '../support/machine.ts';

test('what several parts of a page ask for is read once for that page, and anew for the next and for any other handle', async () => {
  await using machine = testMachine();
  let reads = 0;
  const read = async () => ++reads;
  const page = pageReader(machine.ctx.reader);
  expect(await oncePerPage(page, 'people', read)).toBe(1);
  expect(await oncePerPage(page, 'people', read)).toBe(1);
  expect(await oncePerPage(page, 'mailboxes', read)).toBe(2);
  expect(await oncePerPage(pageReader(machine.ctx.reader), 'people', read)).toBe(3);
  expect(await oncePerPage(machine.ctx.reader, 'people', read)).toBe(4);
  expect(await oncePerPage(machine.ctx.reader, 'people', read)).toBe(5);
});
