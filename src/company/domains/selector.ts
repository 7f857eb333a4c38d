import type { DkimKey } from './schema.ts';

const DAY_MS = 24 * 3600_000;

/**
 * The name a new key is published under: its day and kind, as `pr20260302r`, so that nobody has to guess how old it is.
 * A second one of a day gets a number.
 * @param taken selectors the domain has already
 */
export function newSelector(algorithm: DkimKey['algorithm'], now: number, taken: ReadonlySet<string>): string {
  const day = new Date(Math.floor(now / DAY_MS) * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
  const base = `pr${day}${algorithm[0]}`;
  let selector = base;
  for (let n = 2; taken.has(selector); n++) selector = `${base}${n}`;
  return selector;
}
