const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WAITS_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS, 2 * HOUR_MS, 4 * HOUR_MS];
const LATER_WAIT_MS = 6 * HOUR_MS;
const GIVE_UP_AFTER_MS = 5 * 24 * HOUR_MS;

/** Whether a recipient has been tried for as long as is due. Times in UTC ms. */
export const isGivenUp = (firstAt: number, now: number): boolean => now > firstAt + GIVE_UP_AFTER_MS;

/**
 * When a delayed recipient, or a destination in trouble (lane.ts), is tried again: 1m 5m 15m 30m 1h 2h 4h, then every 6 h until 5 days after the first try
 * (RFC 5321 section 4.5.4.1 asks for 4 to 5 days). Up to 10 % jitter either way keeps the recipients of one broken
 * destination from coming back in one moment.
 * @param attempts tries made so far, at least 1
 * @param firstAt UTC ms of the first try
 * @param random a source of numbers in [0, 1)
 * @returns UTC ms of the next try, or null to give up
 */
export function nextTry(attempts: number, firstAt: number, now: number, random: () => number): number | null {
  const wait = WAITS_MS[attempts - 1] ?? LATER_WAIT_MS;
  const at = Math.round(now + wait * (0.9 + 0.2 * random()));
  return isGivenUp(firstAt, at) ? null : at;
}
