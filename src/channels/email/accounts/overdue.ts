import type { Account } from './schema.ts';

const PATIENCE_MS = 3600_000;

/**
 * True for an account that should work, and that failed or was not in touch with its server for an hour.
 * @param upSinceAt when we began to look after accounts: before that nobody could be in touch
 */
export function isOverdue(account: Account, now: number, upSinceAt: number): boolean {
  const { pausedAt, state, failingSinceAt, lastContactAt, changedAt } = account;
  if (pausedAt !== null || state === 'setup') return false;
  const inTouchAt = failingSinceAt ?? Math.max(lastContactAt ?? 0, changedAt, upSinceAt);
  return now - inTouchAt >= PATIENCE_MS;
}
