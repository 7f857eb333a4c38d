import { expect, test } from 'vitest';
import { jobs, startSession } from '#src/company/sessions/index.ts';
import { createToken } from '#src/company/tokens/index.ts';
import { addUser } from '#src/company/users/index.ts';
import { runJobs } from '#src/platform/jobs/index.ts';
import { testMachine } from '../support/machine.ts';

const DAY_MS = 24 * 3600 * 1000;

test('once a day sessions that ran out and links that expired are forgotten, and no others', async () => {
  await using machine = testMachine();
  const { ctx, clock, database } = machine;
  const userId = await addUser(ctx, { email: 'ada@acme.example', name: 'Ada', role: 'admin', passwordHash: '-' });
  const link = (expiresAt: number) =>
    createToken(ctx.db, { purpose: 'invitation', data: {}, createdAt: clock.now(), expiresAt });
  const count = (table: string) =>
    (database.sqlite.query(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;

  await startSession(ctx, userId, { device: 'old' });
  await link(clock.now() + DAY_MS);
  clock.turn(31 * DAY_MS);
  await startSession(ctx, userId, { device: 'new' });
  await link(clock.now() + DAY_MS);

  const runner = await runJobs(ctx, jobs);
  await expect.poll(() => [count('session'), count('token')]).toEqual([1, 1]);
  const next = database.sqlite.query("SELECT run_at FROM job WHERE kind = 'session.sweep'").get() as { run_at: number };
  expect(next.run_at).toBe(clock.now() + DAY_MS);
  await runner.stop();
});
