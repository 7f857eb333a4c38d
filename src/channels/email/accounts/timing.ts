import { backoffMs } from './backoff.ts';
import type { AccountError } from './schema.ts';

/** How patient fetching is; tests hurry. */
export type Timing = {
  backoffMs(kind: AccountError['kind'], failures: number, random: number): number;
  /** between two looks at a server that does not tell of new mail by itself */
  pollMs: number;
  /** between two portions of an import, so that it hurts nobody */
  importRestMs: number;
};

export const TIMING: Timing = { backoffMs, pollMs: 60_000, importRestMs: 250 };
