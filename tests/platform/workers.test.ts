import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { createWorkers, TaskTimeout, type Workers } from '#src/platform/workers/index.ts';
import { temporaryFolder } from '../support/machine.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

// A Worker's entry file of the test's own.
const entry = join(folder.path, 'entry.ts');
const served = pathToFileURL(join(import.meta.dirname, '../../src/platform/workers/serve-tasks.ts')).href;
writeFileSync(
  entry,
  `import { serveTasks } from '${served}';
let calls = 0;
serveTasks({
  double: (n) => n * 2,
  count: () => ++calls,
  later: async ({ ms, n }) => { await Bun.sleep(ms); return n; },
  spin: () => { for (;;); },
  spinIf: (n) => { if (n === 2) for (;;); return n; },
  fail: (n) => { if (n === 2) throw new RangeError('two is too much'); return n; },
  leave: () => process.exit(1),
  bytes: (bytes) => bytes.length,
}, self);`,
);

function pool(size = 1, idleMs = 60_000): Workers & Disposable {
  const workers = createWorkers(entry, size, idleMs);
  return { ...workers, [Symbol.dispose]: workers.stop };
}

test('a task’s answer comes back, bytes go in, and tasks wait for a free thread in their order', async () => {
  using workers = pool();
  expect(await Promise.all([1, 2, 3].map((n) => workers.run('double', n, 5000)))).toEqual([2, 4, 6]);
  expect(await workers.run('bytes', new Uint8Array(70_000), 5000)).toBe(70_000);
});

test('a task’s error is its own: named, and the thread goes on', async () => {
  using workers = pool();
  await workers.run('count', null, 5000);
  await expect(workers.run('fail', 2, 5000)).rejects.toThrow('RangeError: two is too much');
  await expect(workers.run('nonsense', 2, 5000)).rejects.toThrow('no such task');
  expect(await workers.run('count', null, 5000)).toBe(2);
});

test('a thread that has read its fill gives its memory back, and a fresh one goes on', async () => {
  const workers = createWorkers(entry, 1, 60_000, 100_000);
  await workers.run('count', null, 5000);
  await workers.run('bytes', { bytes: new Uint8Array(60_000) }, 5000);
  expect(await workers.run('count', null, 5000)).toBe(2);
  await workers.run('bytes', new Uint8Array(60_000), 5000);
  expect(await workers.run('count', null, 5000)).toBe(1);
  workers.stop();
});

describe('a deadline', () => {
  test('kills a thread that spins, and the next task finds a fresh one', async () => {
    using workers = pool();
    await workers.run('count', null, 5000);
    await expect(workers.run('spin', null, 100)).rejects.toThrow(TaskTimeout);
    expect(await workers.run('count', null, 5000)).toBe(1);
  });

  test('counts from when the task runs, not from when it was asked for', async () => {
    using workers = pool();
    await workers.run('double', 1, 5000);
    const answers = [1, 2, 3].map((n) => workers.run('later', { ms: 120, n }, 300));
    expect(await Promise.all(answers)).toEqual([1, 2, 3]);
  });

  test('harms nobody on another thread, and nobody who waits', async () => {
    using workers = pool(2);
    await Promise.all([workers.run('double', 1, 5000), workers.run('double', 1, 5000)]);
    const stuck = workers.run('spin', null, 150);
    const [long, queued] = [workers.run('later', { ms: 250, n: 7 }, 5000), workers.run('double', 4, 5000)];
    await expect(stuck).rejects.toThrow(TaskTimeout);
    expect([await long, await queued]).toEqual([7, 8]);
  });
});

describe('many inputs in one message', () => {
  test('are answered in their order, errors among them', async () => {
    using workers = pool();
    const outcomes = await workers.runEach('fail', [1, 2, 3], 5000);
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.value : outcome.error.message))).toEqual([
      1,
      'RangeError: two is too much',
      3,
    ]);
  });

  test('that do not end together in time are tried each by itself, so that the stuck one alone fails', async () => {
    using workers = pool();
    await workers.run('double', 1, 5000);
    const outcomes = await workers.runEach('spinIf', [1, 2, 3], 200);
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.value : outcome.error.name))).toEqual([1, 'TaskTimeout', 3]);
  });
});

test('stopping fails what runs and what waits, and starts nothing anew', async () => {
  const workers = pool();
  await workers.run('double', 1, 5000);
  const answers = Promise.allSettled([workers.run('spin', null, 60_000), workers.run('double', 1, 60_000)]);
  workers.stop();
  expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('a thread that has had nothing to do is given back, and the next task gets a fresh one', async () => {
  using workers = pool(1, 20);
  expect(await workers.run('count', 0, 5000)).toBe(1);
  expect(await workers.run('count', 0, 5000)).toBe(2);
  const fresh = async () => {
    await Bun.sleep(60);
    return workers.run('count', 0, 5000);
  };
  await expect.poll(fresh).toBe(1);
});
