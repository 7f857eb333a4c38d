import { expect, test } from 'vitest';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import {
  type EventHandler,
  eventsAbout,
  eventsAfter,
  followEvents,
  lastEventId,
  parkedEventJobs,
  recordEvents,
} from '#src/platform/events/index.ts';
import { deadJobs, retryDeadJob, runJobs } from '#src/platform/jobs/index.ts';
import { type TestMachine, testMachine } from '../support/machine.ts';
import { until } from '../support/store.ts';

const event = (subjectId: number, more: object = {}) => ({ name: 'thing.done', subject: 'thing', subjectId, ...more });

const record = (ctx: Ctx, ...ids: number[]) =>
  transaction(ctx, (ctx) =>
    recordEvents(
      ctx,
      ids.map((id) => event(id)),
    ),
  );

/** A handler that notes what it was given; `until` resolves when its cursor stands at the last event. */
function follower(machine: TestMachine, handle: (ids: number[], ctx: Ctx) => void | Promise<void> = () => {}) {
  const batches: number[][] = [];
  const handler: EventHandler = {
    name: 'test',
    events: ['thing.done'],
    async handle(ctx, events) {
      const ids = events.map(({ subjectId }) => subjectId);
      await handle(ids, ctx);
      batches.push(ids);
    },
  };
  const cursor = () =>
    (
      machine.database.sqlite.query(`SELECT event_id AS id FROM event_cursor WHERE handler = 'test'`).get() as {
        id: number;
      } | null
    )?.id ?? 0;
  const caughtUp = async () => {
    const last = await lastEventId(machine.ctx.reader);
    for (let i = 0; i < 5000 && cursor() < last; i++) await Bun.sleep(1);
    expect(cursor()).toBeGreaterThanOrEqual(last);
  };
  return { handler, batches, cursor, caughtUp };
}

const following = (ctx: Ctx, handlers: EventHandler[]): AsyncDisposable => {
  const loop = followEvents(ctx, handlers);
  return { [Symbol.asyncDispose]: loop.stop };
};

test('an event is a row of the transaction that made the change: with it or not at all', async () => {
  await using machine = testMachine();
  const { ctx } = machine;
  const failing = transaction(ctx, async (ctx) => {
    await recordEvents(ctx, [event(1)]);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow();
  expect(await eventsAfter(ctx.reader, 0, 10)).toEqual([]);
  await transaction({ ...ctx, actor: 'user:7' }, (ctx) =>
    recordEvents(ctx, [
      event(1, { data: { a: ['ü'] }, mailboxId: 3 }),
      event(2, { actor: 'contact:9', isSilent: true }),
    ]),
  );
  expect(await eventsAfter(ctx.reader, 0, 10)).toEqual([
    { id: 1, at: machine.clock.now(), ...event(1), actor: 'user:7', mailboxId: 3, isSilent: false, data: { a: ['ü'] } },
    { id: 2, at: machine.clock.now(), ...event(2), actor: 'contact:9', mailboxId: null, isSilent: true, data: {} },
  ]);
  expect((await eventsAbout(ctx.reader, 'thing', 2, 5)).map(({ id }) => id)).toEqual([2]);
});

test('a handler gets what it listens for, in batches and in order, from the first event on', async () => {
  await using machine = testMachine();
  const { handler, batches, caughtUp } = follower(machine);
  await transaction(machine.ctx, (ctx) =>
    recordEvents(
      ctx,
      Array.from({ length: 150 }, (_, i) => (i === 5 ? { ...event(i), name: 'other' } : event(i))),
    ),
  );
  await using _ = following(machine.ctx, [handler]);
  await caughtUp();
  expect(batches.map((batch) => batch.length)).toEqual([99, 50]);
  expect(batches.flat()).toEqual(Array.from({ length: 150 }, (_, i) => i).filter((i) => i !== 5));
  await record(machine.ctx, 1000);
  await caughtUp();
  expect(batches.at(-1)).toEqual([1000]);
});

test('a handler’s work and its cursor are one transaction; after a restart it goes on where it stopped', async () => {
  await using machine = testMachine();
  let isBroken = true;
  const { handler, batches, cursor, caughtUp } = follower(machine, async (ids, ctx) => {
    await recordEvents(
      ctx,
      ids.map((id) => ({ ...event(id), name: 'thing.handled' })),
    );
    if (isBroken) throw Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
  });
  await record(machine.ctx, 1, 2);
  {
    await using _ = following(machine.ctx, [handler]);
    await Bun.sleep(20);
  }
  expect([batches, cursor(), await lastEventId(machine.ctx.reader)]).toEqual([[], 0, 2]);
  expect(await deadJobs(machine.ctx.reader, 5)).toEqual([]);
  isBroken = false;
  await using _ = following(machine.ctx, [handler]);
  await caughtUp();
  expect(batches).toEqual([[1, 2]]);
});

test('an event that fails its handler is parked with its error, the others are handled, and the cursor goes on', async () => {
  await using machine = testMachine();
  const { handler, batches, caughtUp } = follower(machine, async (ids, ctx) => {
    await recordEvents(
      ctx,
      ids.map((id) => ({ ...event(id), name: 'thing.handled' })),
    );
    if (ids.includes(2)) throw new Error('poison');
  });
  await record(machine.ctx, 1, 2, 3);
  await using _ = following(machine.ctx, [handler]);
  await caughtUp();
  expect(batches).toEqual([[1], [3]]);
  const dead = await deadJobs(machine.ctx.reader, 5);
  expect(dead).toMatchObject([{ kind: 'event.test', payload: '{"eventId":2}', error: 'Error: poison' }]);
  const handled = (await eventsAfter(machine.ctx.reader, 0, 50)).filter(({ name }) => name === 'thing.handled');
  expect(handled.map(({ subjectId }) => subjectId)).toEqual([1, 3]);
});

test('a parked event that is tried again is handled and gone; where it fails again, it is parked again', async () => {
  await using machine = testMachine();
  const { ctx } = machine;
  let isMended = false;
  const { handler, batches, caughtUp } = follower(machine, (ids) => {
    if (!isMended && ids.includes(2)) throw new Error('poison');
  });
  await record(ctx, 1, 2, 3);
  await using _ = following(ctx, [handler]);
  await caughtUp();
  const runner = await runJobs(ctx, parkedEventJobs([handler]));
  await using __ = { [Symbol.asyncDispose]: runner.stop };
  const retry = async () => {
    const [dead] = await deadJobs(ctx.reader, 5);
    expect(await retryDeadJob(ctx.db, dead!.id, ctx.clock.now())).toBe(true);
    ctx.signals.send('job:event.test');
  };

  await retry();
  await until('it to be parked again', async () => (await deadJobs(ctx.reader, 5)).length === 1);
  expect(batches).toEqual([[1], [3]]);

  isMended = true;
  await retry();
  await until('the event to be handled', () => batches.length === 3);
  expect(batches).toEqual([[1], [3], [2]]);
  await until('its job to be gone', () => !machine.database.sqlite.query('SELECT 1 FROM job').get());
});

test('one handler’s failure is no other’s', async () => {
  await using machine = testMachine();
  const { handler, batches, caughtUp } = follower(machine);
  const broken = { ...handler, name: 'broken', handle: () => Promise.reject(new Error('always')) };
  await record(machine.ctx, 1, 2);
  await using _ = following(machine.ctx, [broken, handler]);
  await caughtUp();
  expect(batches).toEqual([[1, 2]]);
});

test('silent events trigger nothing, and a long row of them is passed by once, not again at every look', async () => {
  await using machine = testMachine();
  const { handler, batches, caughtUp } = follower(machine);
  const silent = Array.from({ length: 250 }, (_, i) => event(i, { isSilent: true }));
  await transaction(machine.ctx, (ctx) => recordEvents(ctx, silent));
  await using _ = following(machine.ctx, [handler]);
  await caughtUp();
  expect(batches).toEqual([]);
});
