import type { Fate } from '#src/mail/delivery/index.ts';
import type { RawHead } from '#src/mail/raw/index.ts';
import type { Outcome } from '#views/ops/mail-log/types.ts';

/** What is known of a mail besides its envelope. */
export type Known = { fates: Pick<Fate, 'state'>[]; isUnreadable: boolean; isSpam: boolean; hasMessage: boolean };

// Of several recipients the one that an admin should know of stands for all.
const WORST_FIRST: [Fate['state'], Outcome][] = [
  ['failed', 'failed'],
  ['delayed', 'delayed'],
  ['held', 'held'],
  ['sending', 'waiting'],
  ['queued', 'waiting'],
  ['sent', 'sent'],
  ['cancelled', 'cancelled'],
];

export function outcomeOf({ direction, envelope }: Pick<RawHead, 'direction' | 'envelope'>, known: Known): Outcome {
  if (direction === 'out') {
    const states = new Set(known.fates.map(({ state }) => state));
    return WORST_FIRST.find(([state]) => states.has(state))?.[1] ?? 'gone';
  }
  if (known.isUnreadable) return 'unreadable';
  if (envelope.isSent) return 'elsewhere';
  if (!known.hasMessage) return 'reading';
  return known.isSpam ? 'spam' : 'received';
}
