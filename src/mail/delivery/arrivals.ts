import type { Lane } from './lane.ts';

/** Wakes the sessions that rest in a lane. */
export function arrivals() {
  const resting = new Map<Lane, Set<() => void>>();
  const tell = (lane: Lane) => {
    for (const wake of resting.get(lane) ?? []) wake();
  };
  return {
    tell,
    tellAll: () => [...resting.keys()].forEach(tell),
    next(lane: Lane, ms: number): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wakers = resting.get(lane) ?? new Set();
      resting.set(lane, wakers.add(resolve));
      const timer = setTimeout(resolve, ms);
      return promise.finally(() => {
        clearTimeout(timer);
        wakers.delete(resolve);
        if (wakers.size === 0) resting.delete(lane);
      });
    },
  };
}
