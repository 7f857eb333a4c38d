/** What is known of a server that may be down; times in UTC ms. `isProven`: it answered since we started. */
export type Breaker = { failures: number; failingSince: number | null; skipUntil: number; isProven: boolean };

const FAILURES = 3;
const SKIP_MS = 60_000;
const ALARM_MS = 3_600_000;

export const freshBreaker = (): Breaker => ({ failures: 0, failingSince: null, skipUntil: 0, isProven: false });

/** Whether it is not even asked: it failed several times in a row, less than a minute ago. */
export const isSkipped = ({ skipUntil }: Breaker, now: number): boolean => now < skipUntil;

export function afterFailure(breaker: Breaker, now: number): Breaker {
  const failures = breaker.failures + 1;
  const skipUntil = failures >= FAILURES ? now + SKIP_MS : 0;
  return { failures, failingSince: breaker.failingSince ?? now, skipUntil, isProven: false };
}

export const afterAnswer = (): Breaker => ({ ...freshBreaker(), isProven: true });

/** Whether it has not answered for an hour. */
export const isLongDown = ({ failingSince }: Breaker, now: number): boolean =>
  failingSince !== null && now - failingSince >= ALARM_MS;
