import { describe, expect, test } from 'vitest';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import {
  type AnyJobKind,
  cancelJob,
  deadJobs,
  discardJob,
  enqueueJobs,
  type JobKind,
  jobKind,
  retryDeadJob,
  runJobs,
  scheduleJob,
} from '#src/platform/jobs/index.ts';
import { type TestMachine, testMachine } from '../support/machine.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Work that is written down; `until(n)` resolves when n payloads were applied. */
function recorded() {
  const batches: unknown[][] = [];
  const waiting: { n: number; resolve(): void }[] = [];
  const note = (batch: unknown[]) => {
    batches.push(batch);
    for (const each of waiting) if (batches.flat().length >= each.n) each.resolve();
  };
  const until = (n: number) =>
    new Promise<void>((resolve) => {
      waiting.push({ n, resolve });
      if (batches.flat().length >= n) resolve();
    });
  return { batches, note, until };
}

const rowsOf = (machine: TestMachine) =>
  machine.database.sqlite.query('SELECT kind, key, run_at AS runAt, attempts, error FROM job ORDER BY id').all() as {
    kind: string;
    key: string | null;
    runAt: number | null;
    attempts: number;
    error: string | null;
  }[];

/** Runs until the table says what it should; every change of a job ends with a look. */
async function settled(machine: TestMachine, isThere: (rows: ReturnType<typeof rowsOf>) => boolean): Promise<void> {
  for (let i = 0; i < 2000 && !isThere(rowsOf(machine)); i++) await Bun.sleep(1);
  if (!isThere(rowsOf(machine))) throw new Error(JSON.stringify(rowsOf(machine)));
}

async function running(ctx: Ctx, kinds: AnyJobKind[]): Promise<AsyncDisposable> {
  const runner = await runJobs(ctx, kinds);
  return { [Symbol.asyncDispose]: runner.stop };
}

test('jobs are taken in batches, in the order in which they came, and are gone when done', async () => {
  await using machine = testMachine();
  const { batches, note, until } = recorded();
  const kind = jobKind<number>({
    kind: 'n',
    batch: 3,
    apply: async (_, done) => note(done.map((each) => each.payload)),
  });
  await enqueueJobs(machine.ctx, 'n', [1, 2, 3, 4, 5, 6, 7]);
  await using _ = await running(machine.ctx, [kind]);
  await until(7);
  expect(batches).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  await settled(machine, (rows) => rows.length === 0);
});

test('a job enqueued in a transaction that fails never runs; one of a commit runs at once', async () => {
  await using machine = testMachine();
  const { batches, note, until } = recorded();
  const kind = jobKind<string>({ kind: 'n', apply: async (_, done) => note(done.map((each) => each.payload)) });
  await using _ = await running(machine.ctx, [kind]);
  const failing = transaction(machine.ctx, async (ctx) => {
    await enqueueJobs(ctx, 'n', ['never']);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow();
  await transaction(machine.ctx, (ctx) => enqueueJobs(ctx, 'n', ['now']));
  await until(1);
  expect(batches).toEqual([['now']]);
});

test('while a job runs it is leased: its due time lies past the lease', async () => {
  await using machine = testMachine();
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const kind = jobKind<number>({
    kind: 'n',
    leaseMs: 5000,
    async prepare(_, payloads) {
      begun.resolve();
      await gate.promise;
      return payloads.map(() => ({ ok: true, value: null }));
    },
    apply: async () => {},
  });
  await enqueueJobs(machine.ctx, 'n', [1]);
  await using _ = await running(machine.ctx, [kind]);
  await begun.promise;
  expect(rowsOf(machine)).toMatchObject([{ runAt: machine.clock.now() + 5000, attempts: 1 }]);
  gate.resolve();
  await settled(machine, (rows) => rows.length === 0);
});

test('a job that failed before and dies with the process is known as such: while it runs, it has no error', async () => {
  await using machine = testMachine();
  const { ctx, clock } = machine;
  const again = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  let runs = 0;
  const kind = jobKind<number>({
    kind: 'n',
    backoffMs: () => 1000,
    async prepare(_, payloads) {
      if (++runs === 1) throw new Error('not today');
      again.resolve();
      await gate.promise;
      return payloads.map(() => ({ ok: true, value: null }));
    },
    apply: async () => {},
  });
  await enqueueJobs(ctx, 'n', [1]);
  await using _ = await running(ctx, [kind]);
  await settled(machine, ([row]) => row?.error != null);
  clock.turn(1200);
  ctx.signals.send('job:n');
  await again.promise;
  expect(rowsOf(machine)).toMatchObject([{ attempts: 2, error: null }]);
  gate.resolve();
});

describe('a job that fails', () => {
  test('is tried again after its backoff, give or take a fifth, and keeps its error meanwhile', async () => {
    await using machine = testMachine();
    const { note, until } = recorded();
    let fails = 2;
    const kind = jobKind<number>({
      kind: 'n',
      backoffMs: (attempts) => attempts * 1000,
      async apply() {
        note([0]);
        if (fails-- > 0) throw new Error('not today');
      },
    });
    await enqueueJobs(machine.ctx, 'n', [1]);
    await using _ = await running(machine.ctx, [kind]);
    for (const attempts of [1, 2]) {
      await settled(machine, ([row]) => row?.attempts === attempts && row.error !== null);
      const [row] = rowsOf(machine);
      expect(row!.error).toContain('not today');
      const wait = row!.runAt! - machine.clock.now();
      expect(wait).toBeGreaterThanOrEqual(attempts * 800);
      expect(wait).toBeLessThanOrEqual(attempts * 1200);
      machine.clock.turn(attempts * 1200);
      machine.ctx.signals.send('job:n');
    }
    await until(3);
    await settled(machine, (rows) => rows.length === 0);
  });

  test('for the last time is kept with its error, told of in the same transaction, and may be tried again or discarded', async () => {
    await using machine = testMachine();
    const { ctx } = machine;
    let isBroken = true;
    const kind = jobKind<{ id: number }>({
      kind: 'n',
      attempts: 1,
      async apply() {
        if (isBroken) throw new Error('broken for good');
      },
      onBuried: (ctx, payload, error) => scheduleJob(ctx, 'told', String(payload.id), 9e12, String(error)),
    });
    await enqueueJobs(ctx, 'n', [{ id: 7 }]);
    await using _ = await running(ctx, [kind]);
    await settled(machine, (rows) => rows.some((row) => row.runAt === null));
    const [dead] = await deadJobs(ctx.reader, 10);
    expect(dead).toMatchObject({ kind: 'n', payload: '{"id":7}', attempts: 1 });
    expect(dead!.error).toContain('broken for good');
    expect(rowsOf(machine).filter((row) => row.kind === 'told')).toMatchObject([{ key: '7' }]);
    isBroken = false;
    await retryDeadJob(ctx.db, dead!.id, ctx.clock.now());
    ctx.signals.send('job:n');
    await settled(machine, (rows) => rows.every((row) => row.kind === 'told'));
    await discardJob(ctx.db, dead!.id);
  });

  test('is buried even when telling of it fails', async () => {
    await using machine = testMachine();
    const kind = jobKind<number>({
      kind: 'n',
      attempts: 1,
      apply: () => Promise.reject(new Error('first')),
      onBuried: () => Promise.reject(new Error('second')),
    });
    await enqueueJobs(machine.ctx, 'n', [1, 2]);
    await using _ = await running(machine.ctx, [kind]);
    await settled(machine, (rows) => rows.every((row) => row.runAt === null && row.error!.includes('first')));
  });

  test('in apply harms no other of its batch', async () => {
    await using machine = testMachine();
    const { batches, note, until } = recorded();
    const kind = jobKind<number>({
      kind: 'n',
      async apply(_, done) {
        if (done.some(({ payload }) => payload === 2)) throw new Error('bad');
        note(done.map((each) => each.payload));
      },
    });
    await enqueueJobs(machine.ctx, 'n', [1, 2, 3]);
    await using _ = await running(machine.ctx, [kind]);
    await until(2);
    expect(batches).toEqual([[1], [3]]);
    await settled(machine, (rows) => rows.length === 1 && rows[0]!.error!.includes('bad'));
  });

  test('in prepare harms no other of its batch, and one answer too few fails them all instead of losing one', async () => {
    await using machine = testMachine();
    const { batches, note, until } = recorded();
    const apply = async (_: Ctx, done: { payload: number }[]) => note(done.map((each) => each.payload));
    const bad = jobKind<number>({
      kind: 'bad',
      prepare: async (_, all) =>
        all.map((n) => (n === 2 ? { ok: false, error: new Error('bad') } : { ok: true, value: null })),
      apply,
    });
    const short = jobKind<number>({ kind: 'short', prepare: async () => [], apply });
    await enqueueJobs(machine.ctx, 'bad', [1, 2, 3]);
    await enqueueJobs(machine.ctx, 'short', [4, 5]);
    await using _ = await running(machine.ctx, [bad, short]);
    await until(2);
    expect(batches).toEqual([[1, 3]]);
    await settled(machine, (rows) => rows.length === 3 && rows.every((row) => row.error !== null));
  });
});

describe('a timer', () => {
  const timer = (note: (batch: unknown[]) => void, more: Partial<JobKind<string, null>> = {}) =>
    jobKind<string>({ kind: 't', apply: async (_, done) => note(done.map((each) => each.payload)), ...more });

  test('runs when its time has come; set again it moves, cancelled it never runs', async () => {
    await using machine = testMachine();
    const { ctx, clock } = machine;
    const { batches, note, until } = recorded();
    await scheduleJob(ctx, 't', 'a', clock.now() + 1000, 'first');
    await scheduleJob(ctx, 't', 'b', clock.now() + 1000, 'cancelled');
    await scheduleJob(ctx, 't', 'a', clock.now() + 2000, 'moved');
    await cancelJob(ctx, 't', 'b');
    await using _ = await running(ctx, [timer(note)]);
    clock.turn(1999);
    await enqueueJobs(ctx, 't', ['now']);
    await until(1);
    expect(batches).toEqual([['now']]);
    clock.turn(1);
    ctx.signals.send('job:t');
    await until(2);
    expect(batches).toEqual([['now'], ['moved']]);
  });

  test('that is set again while it runs, runs again', async () => {
    await using machine = testMachine();
    const { ctx, clock } = machine;
    const { batches, note, until } = recorded();
    const begun = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const kind = timer(note, {
      async prepare(_: Ctx, payloads: string[]) {
        begun.resolve();
        await gate.promise;
        return payloads.map(() => ({ ok: true as const, value: null }));
      },
    });
    await scheduleJob(ctx, 't', 'a', clock.now(), 'first');
    await using _ = await running(ctx, [kind]);
    await begun.promise;
    await scheduleJob(ctx, 't', 'a', clock.now(), 'second');
    gate.resolve();
    await until(2);
    expect(batches).toEqual([['first'], ['second']]);
    await settled(machine, (rows) => rows.length === 0);
  });

  test('that sets itself again in apply is not removed with the run that did so', async () => {
    await using machine = testMachine();
    const { ctx, clock } = machine;
    const kind = jobKind<number>({
      kind: 't',
      apply: (ctx, done) => scheduleJob(ctx, 't', 'a', ctx.clock.now() + 5000, done[0]!.payload + 1),
    });
    await scheduleJob(ctx, 't', 'a', clock.now(), 1);
    await using _ = await running(ctx, [kind]);
    await settled(machine, ([row]) => row?.attempts === 0 && row.runAt === clock.now() + 5000);
  });
});

test('a recurring job runs at the first start and then again and again, also after failures, and is never there twice', async () => {
  await using machine = testMachine();
  const { ctx, clock } = machine;
  const { batches, note, until } = recorded();
  const kind = jobKind<object>({
    kind: 'e',
    everyMs: 60_000,
    attempts: 1,
    backoffMs: () => 1000,
    async apply() {
      note(['ran']);
      if (batches.length === 2) throw new Error('once');
    },
  });
  for (let start = 0; start < 2; start++) {
    await using _ = await running(ctx, [kind]);
    await until(1);
    await settled(machine, (rows) => rows.length === 1 && rows[0]!.runAt === clock.now() + 60_000);
  }
  expect(batches).toHaveLength(1);
  await using _ = await running(ctx, [kind]);
  clock.turn(60_000);
  ctx.signals.send('job:e');
  await until(2);
  await settled(machine, (rows) => rows[0]!.error !== null);
  clock.turn(1200);
  ctx.signals.send('job:e');
  await until(3);
  await settled(machine, (rows) => rows.length === 1 && rows[0]!.runAt === clock.now() + 60_000);
});

test('a clock that jumps a day ahead or back neither stops the runner nor makes it spin', async () => {
  await using machine = testMachine();
  const { ctx, clock } = machine;
  const { note, until } = recorded();
  let looks = 0;
  const now = () => {
    looks++;
    return clock.now();
  };
  const watched = { ...ctx, clock: { now } };
  const kind = jobKind<number>({ kind: 'n', apply: async (_, done) => note(done.map((each) => each.payload)) });
  await using _ = await running(watched, [kind]);
  let n = 0;
  for (const jump of [DAY_MS, -2 * DAY_MS, DAY_MS]) {
    clock.turn(jump);
    await enqueueJobs(watched, 'n', [++n]);
    await until(n);
  }
  expect(looks).toBeLessThan(100);
});

describe('after a crash', () => {
  const crashed = async (machine: TestMachine, attempts: number, payloads: number[]) => {
    await enqueueJobs(machine.ctx, 'n', payloads);
    machine.database.sqlite.run('UPDATE job SET attempts = ?, run_at = run_at + 60000', [attempts]);
  };

  test('what was claimed is due at once, keyed or not, tried before or not; it runs alone, in case the crash was its doing', async () => {
    await using machine = testMachine();
    const { ctx, clock } = machine;
    const { batches, note, until } = recorded();
    const kind = jobKind<number>({ kind: 'n', apply: async (_, done) => note(done.map((each) => each.payload)) });
    await crashed(machine, 1, [1, 2]);
    await scheduleJob(ctx, 'n', 'keyed', clock.now(), 3);
    machine.database.sqlite.run(`UPDATE job SET attempts = 4, run_at = run_at + 60000 WHERE key = 'keyed'`);
    await using _ = await running(ctx, [kind]);
    await until(3);
    expect(batches).toEqual([[1], [2], [3]]);
  });

  test('what waits for its backoff or its time goes on waiting', async () => {
    await using machine = testMachine();
    await crashed(machine, 2, [1]);
    machine.database.sqlite.run(`UPDATE job SET error = 'failed before'`);
    await scheduleJob(machine.ctx, 'n', 'later', machine.clock.now() + 60_000, 2);
    const before = rowsOf(machine);
    await using _ = await running(machine.ctx, [
      jobKind<number>({ kind: 'n', apply: () => Promise.reject(new Error('ran')) }),
    ]);
    expect(rowsOf(machine)).toEqual(before);
  });

  test('a job that has used up its tries by killing the process is buried, and its neighbours are done', async () => {
    await using machine = testMachine();
    const { batches, note, until } = recorded();
    const kind = jobKind<number>({
      kind: 'n',
      attempts: 3,
      apply: async (_, done) => note(done.map((each) => each.payload)),
    });
    await crashed(machine, 3, [1]);
    await enqueueJobs(machine.ctx, 'n', [2, 3]);
    await using _ = await running(machine.ctx, [kind]);
    await until(2);
    expect(batches).toEqual([[2, 3]]);
    await settled(
      machine,
      (rows) => rows.length === 1 && rows[0]!.runAt === null && rows[0]!.error!.includes('ended each time'),
    );
  });
});
