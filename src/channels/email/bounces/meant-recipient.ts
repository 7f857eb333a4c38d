import { addressKey } from '#src/mail/address/index.ts';
import type { Fate } from '#src/mail/delivery/index.ts';

/** A recipient as a report names it. */
type Named = { address: string; original: string | null };

/**
 * Which recipient of our mail a report means: the one it names (before or after forwarding), or the only one there is,
 * since servers that forward report addresses we never wrote to. null: it can't be told.
 */
export function meantRecipient(
  named: Named,
  fates: Pick<Fate, 'address'>[],
): { address: string; isNamed: boolean } | null {
  const keys = [named.original, named.address].flatMap((address) => (address ? [addressKey(address)] : []));
  for (const key of keys) {
    const fate = fates.find(({ address }) => addressKey(address) === key);
    if (fate) return { address: fate.address, isNamed: true };
  }
  return fates.length === 1 ? { address: fates[0]!.address, isNamed: false } : null;
}
