import { neighbourhoodOf } from '#src/lib/networks.ts';
import type { Refusal } from './schema.ts';

/** Refused sessions as the receiver hands them over: `n` of them from one address for one reason, the last one `at`. */
export type RefusalSum = { ip: string; reason: string; n: number; at: number };

const DAY_MS = 86_400_000;
const MOST_REASON = 100;

export const KEPT_DAYS = 30;
/** Rows of one day; beyond them a stranger with many addresses would choose the size of our disk. */
export const MOST_ROWS_A_DAY = 400;
export const OTHERS = 'others';
/** What stands for new reasons once there are too many. The receiver has a dozen; nobody must be able to make more. */
export const OTHER_REASONS = 'Other reasons';
export const MOST_REASONS_OF_OTHERS = 50;

export const dayOf = (at: number): number => Math.floor(at / DAY_MS);

/** One row for each day, neighbourhood and reason. */
export function sumUp(sums: readonly RefusalSum[]): Refusal[] {
  const rows = new Map<string, Refusal>();
  for (const { ip, reason, n, at } of sums) {
    const row = { day: dayOf(at), ip: neighbourhoodOf(ip), reason: reason.slice(0, MOST_REASON), n, lastAt: at };
    const key = `${row.day} ${row.ip} ${row.reason}`;
    const known = rows.get(key);
    rows.set(key, known ? { ...row, n: known.n + n, lastAt: Math.max(known.lastAt, at) } : row);
  }
  return [...rows.values()];
}
