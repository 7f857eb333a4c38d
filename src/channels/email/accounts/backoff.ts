import type { AccountError } from './schema.ts';

const MINUTE_MS = 60_000;
// A password that is wrong stays wrong until somebody mends it, and servers lock out those who keep trying.
const LOGIN = { first: 5 * MINUTE_MS, most: 60 * MINUTE_MS };
const OTHER = { first: 5_000, most: 15 * MINUTE_MS };

/**
 * How long to wait after the `failures`th failure in a row, in ms: doubling, with up to a fifth taken off so that several
 * accounts of one server don't come all at once.
 * @param random 0 to 1
 */
export function backoffMs(kind: AccountError['kind'], failures: number, random: number): number {
  const { first, most } = kind === 'login' || kind === 'signIn' ? LOGIN : OTHER;
  return Math.round(Math.min(most, first * 2 ** Math.min(failures - 1, 30)) * (1 - random / 5));
}
