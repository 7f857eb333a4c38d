import type { Ctx } from '#src/platform/context.ts';
import { loop } from '#src/platform/loop.ts';
import { raiseOverdueAlarms } from '../actions/record-state.ts';
import type { Account } from '../schema.ts';
import { listAccounts } from '../store/index.ts';
import { TIMING, type Timing } from '../timing.ts';
import { ACCOUNTS_TOPIC } from '../topics.ts';
import { keepFetching } from './keep-fetching.ts';

type Fetching = { changedAt: number; stop(): Promise<void> };

const LOOK_MS = 60_000;

/** Keeps one loop going for each account that is to be fetched, and sees to it that none is silent unnoticed. */
export function runAccounts(ctx: Ctx, timing: Timing = TIMING): { stop(): Promise<void> } {
  const running = new Map<number, Fetching>();
  const upSinceAt = ctx.clock.now();
  const turning = loop({
    name: 'accounts',
    log: ctx.log,
    wakeOn: (wake) => ctx.signals.on(ACCOUNTS_TOPIC, wake),
    everyMs: LOOK_MS,
    async run() {
      const accounts = (await listAccounts(ctx.reader)).filter(isFetched);
      await stopOthers(running, accounts);
      for (const account of accounts.filter(({ id }) => !running.has(id))) {
        running.set(account.id, start(ctx, account, timing));
      }
      await raiseOverdueAlarms(ctx, accounts, upSinceAt);
      return false;
    },
  });
  return {
    async stop() {
      await turning.stop();
      await Promise.all([...running.values()].map((fetching) => fetching.stop()));
    },
  };
}

const isFetched = ({ pausedAt, state }: Account) => pausedAt === null && state !== 'setup';

/** Ends the loops of accounts that were removed, paused, or changed: these start anew as they are now. */
async function stopOthers(running: Map<number, Fetching>, accounts: Account[]): Promise<void> {
  const changedAt = new Map(accounts.map((account) => [account.id, account.changedAt]));
  const others = [...running].filter(([id, fetching]) => changedAt.get(id) !== fetching.changedAt);
  await Promise.all(
    others.map(async ([id, fetching]) => {
      await fetching.stop();
      running.delete(id);
    }),
  );
}

function start(ctx: Ctx, account: Account, timing: Timing): Fetching {
  const end = new AbortController();
  const done = keepFetching(ctx, account, timing, end.signal);
  return {
    changedAt: account.changedAt,
    async stop() {
      end.abort();
      await done;
    },
  };
}
