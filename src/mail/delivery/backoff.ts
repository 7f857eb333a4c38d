const minute = 60_000;
const hour = 60 * minute;
const steps = [minute, 5 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour];
const afterwards = 6 * hour;
const giveUpAfter = 5 * 24 * hour;

/**
 * When a delayed recipient is tried again: 1m 5m 15m 30m 1h 2h 4h, then every 6 h until 5 days after the first try
 * (RFC 5321 section 4.5.4.1 asks for 4 to 5 days). Up to 10 % jitter either way keeps the recipients of one broken
 * destination from coming back in one moment.
 * @param attempts tries made so far, at least 1
 * @param firstAt UTC ms of the first try
 * @param random a source of numbers in [0, 1)
 * @returns UTC ms of the next try, or null to give up
 */
export function nextTry(attempts: number, firstAt: number, now: number, random: () => number): number | null {
  const wait = steps[attempts - 1] ?? afterwards;
  const at = Math.round(now + wait * (0.9 + 0.2 * random()));
  return at > firstAt + giveUpAfter ? null : at;
}
