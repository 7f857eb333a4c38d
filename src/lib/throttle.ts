import { RateLimited } from './errors.ts';

export type Throttle = {
  /** Counts one attempt. @throws RateLimited when there were too many for this key */
  attempt(key: string): void;
  /** Forgets a key: the attempt was a good one. */
  clear(key: string): void;
};

// Keys come from strangers: beyond this many the oldest are forgotten, so that memory stays bounded.
const MOST_KEYS = 50_000;

/** Allows `most` attempts for a key in a window that begins with its first. Kept in memory. */
export function createThrottle({ most, windowMs }: { most: number; windowMs: number }, now: () => number): Throttle {
  const windows = new Map<string, { count: number; endsAt: number }>();
  return {
    attempt(key) {
      const window = windows.get(key);
      // Longer than a window away means that the clock was set back.
      if (!window || window.endsAt <= now() || window.endsAt > now() + windowMs) {
        windows.delete(key);
        windows.set(key, { count: 1, endsAt: now() + windowMs });
        if (windows.size > MOST_KEYS) windows.delete(windows.keys().next().value!);
        return;
      }
      window.count += 1;
      if (window.count > most) throw new RateLimited(Math.ceil((window.endsAt - now()) / 1000));
    },
    clear: (key) => void windows.delete(key),
  };
}
