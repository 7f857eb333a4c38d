import { clearAlarm, raiseAlarm } from '#src/platform/alarms/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { isOverdue } from '../overdue.ts';
import type { Account, AccountError, AccountState } from '../schema.ts';
import { findAccount, updateAccount } from '../store/index.ts';

const alarmOf = (id: number) => `imap:${id}`;

/** The server was reached and everything asked of it was done. */
export async function recordContact(ctx: Ctx, id: number, state: AccountState): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const before = await findAccount(ctx.db, id);
    if (!before) return;
    const lastContactAt = ctx.clock.now();
    await updateAccount(ctx.db, id, { state, error: null, failingSinceAt: null, nextTryAt: null, lastContactAt });
    await clearAlarm(ctx, alarmOf(id));
    if (before.failingSinceAt === null) return;
    const data = { since: before.failingSinceAt };
    await recordEvents(ctx, [{ name: 'account.recovered', subject: 'account', subjectId: id, data }]);
  });
}

export const recordConnecting = (ctx: Ctx, id: number): Promise<void> =>
  updateAccount(ctx.db, id, { state: 'connecting', nextTryAt: null });

/** It failed, once more or for the first time. */
export async function recordFailure(ctx: Ctx, id: number, error: AccountError, nextTryAt: number): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const before = await findAccount(ctx.db, id);
    const failingSinceAt = before?.failingSinceAt ?? ctx.clock.now();
    await updateAccount(ctx.db, id, { state: 'failing', error: JSON.stringify(error), failingSinceAt, nextTryAt });
    if (before?.failingSinceAt === null) {
      await recordEvents(ctx, [{ name: 'account.failing', subject: 'account', subjectId: id, data: error }]);
    }
  });
}

/** Tells the admins of every account that has failed or been silent for too long. */
export async function raiseOverdueAlarms(ctx: Ctx, accounts: Account[], upSinceAt: number): Promise<void> {
  for (const { id, settings, error } of accounts.filter((account) => isOverdue(account, ctx.clock.now(), upSinceAt))) {
    const { user, host } = settings;
    await raiseAlarm(ctx, alarmOf(id), { user, host, ...(error ? { error: error.kind, line: error.line } : {}) });
  }
}

/** It was paused or removed: nobody expects anything of it. */
export const clearAccountAlarm = (ctx: Ctx, id: number): Promise<void> => clearAlarm(ctx, alarmOf(id));
