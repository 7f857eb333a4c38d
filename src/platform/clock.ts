/** The only reader of the wall clock; everything else is handed one, so that tests can turn it. */
export type Clock = { now(): number };

export const systemClock: Clock = { now: () => Date.now() };
