import type { Message } from './schema.ts';

/** How many of the newest messages an answer has regard to: for whom it goes to, what it quotes, what it refers to. */
export const MOST_ANSWERED = 200;

/**
 * What of these messages the author of an answer knew, and the one it answers: the newest that a person sent us, else the
 * newest. What was said beside the talk with the customer is left out: it is not for them.
 */
export function messageAnswered(
  messages: Message[],
  baseMessageId: number,
): { known: Message[]; answered: Message | null } {
  const known = messages.filter(({ id, sideOfId }) => id <= baseMessageId && sideOfId === null);
  const answered = known.findLast(({ kind, marks }) => kind === 'in' && !marks.automatic) ?? known.at(-1) ?? null;
  return { known, answered };
}
