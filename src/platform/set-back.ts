import type { Clock } from './clock.ts';

// Less than this is a clock that keeps time; what waits can wait so much longer.
const LEAST_MS = 10_000;

/**
 * Watches a clock that somebody may set back while the program runs (a wrong date corrected, a machine restored).
 * @returns a function that tells how many ms it went back since it was asked last, 0 as a rule; what is to happen at a time
 * that was reckoned before is due so much earlier, or it would wait for as long as the clock was wrong
 */
export function watchSetBack(clock: Clock): () => number {
  let last = clock.now();
  return () => {
    const now = clock.now();
    const back = last - now;
    last = now;
    return back > LEAST_MS ? back : 0;
  };
}
