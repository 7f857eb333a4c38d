import type { SpamVerdict } from '#src/channels/email/spam/index.ts';
import type { Incoming } from '#src/inbox/conversations/index.ts';

type Place = Pick<Incoming, 'conversationId' | 'related'>;

/**
 * Where a letter goes in the end. What proves that it belongs to a living conversation outweighs words and scores; a sender
 * whom somebody blocked is not heard there either. Spam joins nothing.
 */
export function placeOrSpam(place: Place, verdict: SpamVerdict | undefined): Place & { isSpam: boolean } {
  const isBlocked = verdict?.reasons.some(({ kind }) => kind === 'blocked') ?? false;
  if (!verdict?.isSpam || (place.conversationId !== null && !isBlocked)) return { ...place, isSpam: false };
  if (place.conversationId === null) return { ...place, isSpam: true };
  return { conversationId: null, related: [{ otherId: place.conversationId, kind: 'related' }], isSpam: true };
}
