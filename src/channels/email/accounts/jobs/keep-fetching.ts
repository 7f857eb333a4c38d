import type { Ctx } from '#src/platform/context.ts';
import { recordFailure } from '../actions/record-state.ts';
import { createRefusals } from '../refusals.ts';
import type { Account, AccountError } from '../schema.ts';
import type { Timing } from '../timing.ts';
import { accountErrorOf } from '../trouble.ts';
import { ended, type Rest, restsOf } from './rest.ts';
import { visit } from './visit.ts';

/** Fetches for one account until `stop`: session after session, with a growing rest after each failure. Never throws. */
export async function keepFetching(ctx: Ctx, account: Account, timing: Timing, stop: AbortSignal): Promise<void> {
  let failures = 0;
  const refusals = createRefusals();
  const rest = restsOf(ctx, account.id, stop);
  const restInSession: Rest = (ms, during) => {
    failures = 0;
    return rest(ms, during);
  };
  while (!stop.aborted) {
    try {
      await visit(ctx, account, { timing, stop, rest: restInSession, refusals });
    } catch (error) {
      if (stop.aborted) return;
      failures++;
      refusals.note(error);
      const reason = accountErrorOf(error);
      const ms = timing.backoffMs(reason.kind, failures, Math.random());
      await noteFailure(ctx, account, reason, ms);
      await rest(ms, ended);
    }
  }
}

async function noteFailure(ctx: Ctx, { id }: Account, error: AccountError, ms: number): Promise<void> {
  ctx.log.warn({ account: id, ms, ...error }, 'mail can not be fetched');
  try {
    await recordFailure(ctx, id, error, ctx.clock.now() + ms);
  } catch (err) {
    // A full disk refuses this note too; the log has it, and the next try comes all the same.
    ctx.log.error({ account: id, err }, 'a failure could not be recorded');
  }
}
