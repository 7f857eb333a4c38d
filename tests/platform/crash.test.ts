import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { enqueueJobs } from '#src/platform/jobs/index.ts';
import { testMachine } from '../support/machine.ts';

const JOBS = 600;

test('S17: a process killed with -9 over and over, in the middle of its work, does each job exactly once', async () => {
  await using machine = testMachine();
  const { sqlite, path } = machine.database;
  await enqueueJobs(
    machine.ctx,
    'count',
    Array.from({ length: JOBS }, (_, i) => i),
  );
  const left = () => (sqlite.query('SELECT count(*) AS n FROM job').get() as { n: number }).n;
  const leftAfter: number[] = [];
  while (left() > 0 && leftAfter.length < 100) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-child.ts'), path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    if (leftAfter.length < 12) await Bun.sleep(Math.random() * 25);
    else for (let i = 0; left() > 0 && i < 1000; i++) await Bun.sleep(10);
    child.kill('SIGKILL');
    await once(child, 'exit');
    leftAfter.push(left());
  }
  // It was really killed on the way, more than once.
  expect(leftAfter.filter((n) => n > 0).length).toBeGreaterThan(3);
  const counted = sqlite.query(`SELECT subject_id AS id FROM event WHERE name = 'counted'`).all() as { id: number }[];
  expect(counted.map(({ id }) => id).sort((a, b) => a - b)).toEqual(Array.from({ length: JOBS }, (_, i) => i));
  expect(sqlite.query('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
}, 60_000);
