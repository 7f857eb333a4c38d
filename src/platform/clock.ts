/** The only reader of the wall clock; everything else is handed one, so that tests can turn it. */
export type Clock = { now(): number };

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands where it was put, for a story that is told at once and happened over weeks. */
export function standingClock(startsAt: number): Clock & { turnTo(at: number): void } {
  let now = startsAt;
  return {
    now: () => now,
    turnTo(at) {
      now = at;
    },
  };
}
