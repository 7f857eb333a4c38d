import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { countUsers } from '#src/company/users/index.ts';
import { SEED_PASSWORD, seedArchive } from '#src/ops/seed/index.ts';
import { standingClock } from '#src/platform/clock.ts';
import type { Config } from '#src/platform/config/index.ts';
import { openMachine } from './machine.ts';
import { UsageError } from './usage-error.ts';

const MOST = 10_000_000;
// None of these mails is hard to read; on a busy machine one that took too long would be another archive.
const PATIENCE_S = 600;

/** `seed --conversations N`: fills an empty data folder with the same archive each time, for measuring by hand. */
export async function runSeed(config: Config, rest: string[]): Promise<void> {
  const conversations = wanted(rest);
  const { machine, close } = await openMachine({
    ...config,
    workers: Math.max(config.workers, availableParallelism()),
    parseSeconds: PATIENCE_S,
  });
  try {
    if ((await countUsers(machine.reader)) > 0) {
      throw new UsageError(`${config.dataFolder} holds a company already; seed fills an empty folder (POSTROOM_DATA).`);
    }
    const clock = standingClock(0);
    const began = performance.now();
    const ctx = { ...machine, clock, actor: 'system' };
    const say = (mails: number) => process.stderr.write(`\r${mails} mails`);
    const { mails } = await seedArchive(ctx, conversations, { turn: clock.turnTo, say });
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write(
      `\r${conversations} conversations, ${mails} mails in ${seconds} s.\nSign in as user1@acme.example to user12@acme.example, password "${SEED_PASSWORD}".\n`,
    );
  } finally {
    await close();
  }
}

function wanted(rest: string[]): number {
  const args = {
    args: rest,
    options: { conversations: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  } as const;
  const { values, positionals } = parseArgs(args);
  const count = typeof values.conversations === 'string' ? Number(values.conversations) : 0;
  const isMore = positionals.length > 0 || Object.keys(values).length > 1;
  if (isMore || !Number.isInteger(count) || count < 1 || count > MOST) {
    throw new UsageError(`seed takes --conversations N, a whole number from 1 to ${MOST}.`);
  }
  return count;
}
