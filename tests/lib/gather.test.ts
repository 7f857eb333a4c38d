import { expect, test } from 'vitest';
import { gather } from '#src/lib/gather.ts';

const double = async (numbers: number[]) => numbers.map((number) => number * 2);

/** A run whose batches are recorded, and which can be held up. */
function recorded(run = double) {
  const batches: number[][] = [];
  return {
    batches,
    run(items: number[]) {
      batches.push(items);
      return run(items);
    },
  };
}

test('items that arrive together go through one batch, and each caller gets its own result', async () => {
  const { batches, run } = recorded();
  const call = gather(run, { ms: 1, most: 10 });
  expect(await Promise.all([call(1), call(2), call(3)])).toEqual([2, 4, 6]);
  expect(batches).toEqual([[1, 2, 3]]);
});

test('a full batch does not wait for the time to pass', async () => {
  const { batches, run } = recorded();
  const call = gather(run, { ms: 60_000, most: 2 });
  expect(await Promise.all([call(1), call(2)])).toEqual([2, 4]);
  expect(batches).toEqual([[1, 2]]);
});

test('what arrives while a batch runs makes up the next ones, never above the limit and never at the same time', async () => {
  const gate = Promise.withResolvers<void>();
  let running = 0;
  const { batches, run } = recorded(async (items) => {
    expect(++running).toBe(1);
    await gate.promise;
    running--;
    return items;
  });
  const call = gather(run, { ms: 60_000, most: 2 });
  const results = [1, 2, 3, 4, 5].map(call);
  gate.resolve();
  expect(await Promise.all(results)).toEqual([1, 2, 3, 4, 5]);
  expect(batches).toEqual([[1, 2], [3, 4], [5]]);
});

test('one bad item fails only its own caller', async () => {
  const call = gather(
    async (items: number[]) => {
      if (items.includes(2)) throw new Error('bad item');
      return items;
    },
    { ms: 1, most: 10 },
  );
  const results = await Promise.allSettled([call(1), call(2), call(3)]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await call(4)).toBe(4);
});

test('an item that fails alone is not tried twice', async () => {
  let runs = 0;
  const call = gather(
    async () => {
      runs++;
      throw new Error('no');
    },
    { ms: 1, most: 10 },
  );
  await expect(call(1)).rejects.toThrow('no');
  expect(runs).toBe(1);
});

test('a run that forgets a result fails instead of leaving its caller waiting', async () => {
  const call = gather(async () => [] as number[], { ms: 1, most: 10 });
  await expect(call(1)).rejects.toThrow('0 results for 1 items');
});
