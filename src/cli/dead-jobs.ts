import type { Config } from '#src/platform/config/index.ts';
import { deadJobs, discardJob, retryDeadJob } from '#src/platform/jobs/index.ts';
import { openMachine } from './machine.ts';
import { UsageError } from './usage-error.ts';

const MOST_SHOWN = 100;

/** Work that failed for good: shown with its errors, tried again, or dropped. May run beside a server, which takes it up. */
export async function runDeadJobs(config: Config, [verb, id, ...more]: string[]): Promise<void> {
  const isList = verb === undefined;
  if (!isList && (!['retry', 'discard'].includes(verb) || !/^\d{1,15}$/.test(id ?? '') || more.length > 0)) {
    throw new UsageError('dead-jobs takes nothing, or "retry ID", or "discard ID".');
  }
  const { machine, close } = await openMachine(config);
  try {
    if (isList) return void process.stdout.write(await listed(machine.reader));
    const isThere =
      verb === 'retry'
        ? await retryDeadJob(machine.db, Number(id), machine.clock.now())
        : await discardJob(machine.db, Number(id));
    if (!isThere) throw new UsageError(`There is no dead job ${id}.`);
  } finally {
    await close();
  }
}

async function listed(db: Parameters<typeof deadJobs>[0]): Promise<string> {
  const dead = await deadJobs(db, MOST_SHOWN);
  if (dead.length === 0) return 'No job has failed for good.\n';
  return dead
    .map(({ id, kind, payload, error }) => `${id}  ${kind}  ${payload}\n    ${error?.split('\n')[0]}\n`)
    .join('');
}
