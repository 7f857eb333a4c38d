/**
 * Which files of the nights go once a newer one stands: all but the newest `keep`.
 * @param made the newest first, the one of this night among them
 */
export const surplus = <T>(made: T[], keep: number): T[] => made.slice(keep);

const LATE_MS = 36 * 3_600_000;

/** Whether the last backup is too old; before the first, how long somebody has waited for it. @param since UTC ms */
export const isLate = (since: number, now: number): boolean => now - since > LATE_MS;
