import { expect, test } from 'vitest';
import { transaction } from '#src/platform/db/index.ts';
import { enqueueJobs, jobKind, runJobs, scheduleJob } from '#src/platform/jobs/index.ts';
import { startQueue } from '#tests/support/delivery-queue.ts';
import { type TestMachine, testMachine } from '#tests/support/machine.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';
import { until } from '#tests/support/store.ts';
import { openSite, setUpSite } from '#tests/web/site.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Work that is written down, and a runner for it whose clock is turned by hand. */
async function startJobs(machine: TestMachine) {
  const done: string[] = [];
  const kind = jobKind<{ name: string }, string>({
    kind: 'proof',
    batch: 10,
    attempts: 3,
    prepare: async (_, payloads) => payloads.map(({ name }) => ({ ok: true, value: name })),
    apply: async (_, each) => void done.push(...each.map(({ value }) => value)),
  });
  const runner = await runJobs(machine.ctx, [kind]);
  return {
    done,
    turn(ms: number) {
      machine.clock.turn(ms);
      machine.ctx.signals.send('job:proof');
    },
    [Symbol.asyncDispose]: () => runner.stop(),
  };
}

test('a clock set back by a day holds up no job beyond the time it had to wait', async () => {
  await using machine = testMachine();
  await using jobs = await startJobs(machine);
  const { ctx } = machine;
  await transaction(ctx, (ctx) => scheduleJob(ctx, 'proof', 'timer', ctx.clock.now() + 10 * MINUTE, { name: 'timer' }));
  jobs.turn(-DAY);
  await transaction(ctx, (ctx) => enqueueJobs(ctx, 'proof', [{ name: 'at once' }]));
  ctx.signals.send('job:proof');
  await until('the new job to be done', () => jobs.done.includes('at once'));
  expect(jobs.done, 'the timer is not due yet').toEqual(['at once']);
  jobs.turn(10 * MINUTE);
  await until('the timer to be done', () => jobs.done.includes('timer'));
});

test('a clock set forward by a day does each job once', async () => {
  await using machine = testMachine();
  await using jobs = await startJobs(machine);
  const { ctx } = machine;
  await transaction(ctx, (ctx) => scheduleJob(ctx, 'proof', 'timer', ctx.clock.now() + 10 * MINUTE, { name: 'timer' }));
  jobs.turn(DAY);
  await until('the timer to be done', () => jobs.done.length > 0);
  jobs.turn(-DAY);
  jobs.turn(DAY);
  await transaction(ctx, (ctx) => enqueueJobs(ctx, 'proof', [{ name: 'after' }]));
  ctx.signals.send('job:proof');
  await until('the next one to be done', () => jobs.done.includes('after'));
  expect(jobs.done).toEqual(['timer', 'after']);
});

test('O6: a clock set back by a day holds up no mail that waits for its next try, nor one that is new', async () => {
  const answers = ['450 4.2.0 Not now'];
  await using sink = await startSmtpSink({ tls: 'none', answerRcpt: () => answers.shift() });
  const route = {
    kind: 'relay',
    host: '127.0.0.1',
    port: sink.port,
    security: 'none',
    name: 'mail.acme.example',
  } as const;
  await using queue = startQueue(async () => route);
  await queue.queue('ann@customer.test');
  const delivery = await queue.run();
  await queue.state('delayed');
  queue.pass(-DAY);
  await until('the wait to be shortened', () => {
    const [fate] = queue.fates();
    return fate!.next_try_at! - queue.clock.now() <= 2 * MINUTE;
  });
  queue.pass(2 * MINUTE);
  await queue.state('sent', 2);
  await delivery.stop();
});

test('W2: a session outlasts a clock that is a day wrong, either way', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  for (const days of [1, -1, -1, 1]) {
    site.clock.turn(days * DAY);
    expect((await admin.get('/inbox/mine')).status, `after ${days} days`).toBe(200);
  }
});
