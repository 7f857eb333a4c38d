import { neighbourhoodOf } from '#src/lib/networks.ts';

/** What one address may hold of it all: four can fill it, so that no single one keeps the others out. */
const SHARE = 1 / 4;

type Settings = { memoryLimit: number; sizeLimit: number; isTrusted(address: string): boolean };

/**
 * The memory of all letters on their way at once, without which many clients with one large letter each could take it
 * all; and of it a share for each address (IPv6: for its /64), which is one letter of the largest size at the least.
 */
export function createBudget({ memoryLimit, sizeLimit, isTrusted }: Settings) {
  const share = Math.max(memoryLimit * SHARE, sizeLimit);
  const heldBy = new Map<string, number>();
  let held = 0;

  return {
    /** Counts the bytes in any case, until giveBack(); false when they are too many. */
    take(address: string, bytes: number): boolean {
      const key = neighbourhoodOf(address);
      const sum = (heldBy.get(key) ?? 0) + bytes;
      heldBy.set(key, sum);
      held += bytes;
      return held <= memoryLimit && (sum <= share || isTrusted(address));
    },
    giveBack(address: string, bytes: number): void {
      const key = neighbourhoodOf(address);
      const rest = (heldBy.get(key) ?? 0) - bytes;
      if (rest > 0) heldBy.set(key, rest);
      else heldBy.delete(key);
      held -= bytes;
    },
  };
}

export type Budget = ReturnType<typeof createBudget>;
