import type { Level } from '#views/ops/status/types.ts';

const DAY_MS = 86_400_000;
const SOON_MS = 14 * DAY_MS;
const SOON_FULL_DAYS = 30;

/** Room on the disk, against what mail wants left, and how soon it is used up. */
export function roomLevel(free: number, needed: number, daysLeft: number | null): Level {
  if (free < needed) return 'fail';
  return free < 4 * needed || (daysLeft !== null && daysLeft < SOON_FULL_DAYS) ? 'warn' : 'ok';
}

/** A self-signed one is as it was wanted where nothing else was; all end some day. */
export function certificateLevel(
  { kind, wanted, expiresAt }: { kind: string; wanted: string; expiresAt: number },
  now: number,
): Level {
  if (expiresAt < now) return 'fail';
  return kind !== wanted || expiresAt - now < SOON_MS ? 'warn' : 'ok';
}

export const queueLevel = (oldestAt: number | null, isPaused: boolean, now: number): Level =>
  isPaused || (oldestAt !== null && now - oldestAt > DAY_MS) ? 'warn' : 'ok';

/** Bytes a day between the first and the last weighing; null where a day has not passed between them. */
export function growth(sizes: { at: number; bytes: number }[]): number | null {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (!first || !last || last.at - first.at < DAY_MS / 2) return null;
  return Math.max(0, ((last.bytes - first.bytes) / (last.at - first.at)) * DAY_MS);
}

/** Days until mail is refused at this pace; null where it does not grow, or not within three years. */
export function daysUntilFull(free: number, needed: number, perDay: number | null): number | null {
  if (!perDay) return null;
  const days = Math.floor((free - needed) / perDay);
  return days > 1000 ? null : Math.max(0, days);
}
