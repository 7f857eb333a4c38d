import { Database as Sqlite } from 'bun:sqlite';
import { expect, test } from 'vitest';
import { systemClock } from '#src/platform/clock.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { createHub, type Hub, type LiveChange } from '#src/platform/live/index.ts';
import { testMachine } from '../support/machine.ts';

const DAY_MS = 24 * 3600 * 1000;

const record = (ctx: Ctx, ...ids: number[]) =>
  transaction(ctx, (ctx) =>
    recordEvents(
      ctx,
      ids.map((subjectId) => ({ name: 'thing.done', subject: 'thing', subjectId })),
    ),
  );

async function openHub(ctx: Ctx): Promise<Hub & AsyncDisposable> {
  const hub = await createHub(ctx);
  return { ...hub, [Symbol.asyncDispose]: hub.stop };
}

const next = (hub: Hub) =>
  new Promise<LiveChange>((resolve) => {
    const stop = hub.subscribe((change) => {
      stop();
      resolve(change);
    });
  });

const ids = (change: LiveChange | null) => change?.events.map(({ subjectId }) => subjectId);

test('what this process commits is told at once, what happened before a page opened is not', async () => {
  await using machine = testMachine();
  await record(machine.ctx, 1);
  await using hub = await openHub({ ...machine.ctx, clock: systemClock });
  const took: number[] = [];
  for (const id of [2, 3, 4]) {
    const told = next(hub);
    const begun = performance.now();
    await record(machine.ctx, id);
    expect(ids(await told)).toEqual([id]);
    took.push(performance.now() - begun);
  }
  // Right after it was told, whoever only looks once a second would take nearly that long each time.
  expect(Math.min(...took)).toBeLessThan(800);
  expect(hub.cursor()).toBe(4);
});

test('what another process commits is told within about a second', async () => {
  await using machine = testMachine();
  await using hub = await openHub({ ...machine.ctx, clock: systemClock });
  using other = new Sqlite(machine.database.path);
  const told = next(hub);
  const begun = performance.now();
  other.run(`INSERT INTO event (at, name, actor, subject, subject_id) VALUES (0, 'x', 'system', 'thing', 9)`);
  expect(ids(await told)).toEqual([9]);
  expect(performance.now() - begun).toBeLessThan(5000);
});

test('a burst is told at most four times a second, and nothing of it is lost', async () => {
  await using machine = testMachine();
  await using hub = await openHub({ ...machine.ctx, clock: systemClock });
  const told: { at: number; ids: number[] }[] = [];
  const all = Promise.withResolvers<void>();
  hub.subscribe((change) => {
    told.push({ at: performance.now(), ids: ids(change)! });
    if (told.flatMap((each) => each.ids).length === 60) all.resolve();
  });
  for (let i = 0; i < 60; i++) {
    await record(machine.ctx, i);
    await Bun.sleep(10);
  }
  await all.promise;
  expect(told.flatMap((each) => each.ids)).toEqual(Array.from({ length: 60 }, (_, i) => i));
  const gaps = told.slice(1).map((each, i) => each.at - told[i]!.at);
  expect(gaps.every((gap) => gap > 235)).toBe(true);
});

test('a page that comes back hears what it missed; after too long it is told to look anew', async () => {
  await using machine = testMachine();
  await using hub = await openHub(machine.ctx);
  await record(machine.ctx, 1, 2, 3);
  expect(ids(await hub.since(1))).toEqual([2, 3]);
  expect(await hub.since(3)).toEqual({ cursor: 3, events: [] });
  await record(machine.ctx, ...Array.from({ length: 200 }, (_, i) => i));
  expect(await hub.since(3)).toBeNull();
});

test('a clock that jumps a day ahead or back holds up nothing', async () => {
  await using machine = testMachine();
  await using hub = await openHub(machine.ctx);
  for (const [i, jump] of [0, DAY_MS, -2 * DAY_MS, DAY_MS].entries()) {
    machine.clock.turn(jump);
    const told = next(hub);
    await record(machine.ctx, i);
    expect(ids(await told)).toEqual([i]);
  }
});

test('who stopped listening hears nothing more', async () => {
  await using machine = testMachine();
  await using hub = await openHub({ ...machine.ctx, clock: systemClock });
  let heard = 0;
  const stop = hub.subscribe(() => {
    heard++;
  });
  const told = next(hub);
  await record(machine.ctx, 1);
  await told;
  stop();
  const toldAgain = next(hub);
  await record(machine.ctx, 2);
  await toldAgain;
  expect(heard).toBe(1);
});
