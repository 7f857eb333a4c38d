import { NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import type { Account } from '../schema.ts';
import { findAccount, updateAccount } from '../store/index.ts';
import { ACCOUNTS_TOPIC } from '../topics.ts';

/** @throws NotFound */
export async function requireAccount(ctx: Ctx, id: number): Promise<Account> {
  const account = await findAccount(ctx.db, id);
  if (!account) throw new NotFound('account');
  return account;
}

/** What every change of an account does: its loop starts anew, and the story has a line. Call it inside the change's transaction. */
export async function changed(
  ctx: Ctx,
  account: Account,
  name: string,
  change: Parameters<typeof updateAccount>[2],
): Promise<void> {
  // Two changes within a millisecond are two changes.
  const changedAt = Math.max(ctx.clock.now(), account.changedAt + 1);
  await updateAccount(ctx.db, account.id, { ...change, changedAt });
  await recordEvents(ctx, [{ name, subject: 'account', subjectId: account.id, mailboxId: account.mailboxId }]);
  ctx.signals.send(ACCOUNTS_TOPIC);
}
