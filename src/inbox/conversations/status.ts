import type { Status } from './schema.ts';

/** Where a message of a customer leaves a conversation. Only people take something out of spam; nothing else stays put away. */
export const statusAfterMessage = (status: Status, isAutomatic: boolean): Status =>
  isAutomatic || status === 'spam' ? status : 'open';

/** Since when the customer has been waiting: from their first unanswered message, while the conversation is open. */
export function waitingSince(status: Status, before: number | null, isAutomatic: boolean, at: number): number | null {
  if (status !== 'open') return null;
  return before ?? (isAutomatic ? null : at);
}

const ENDED: readonly Status[] = ['closed', 'spam', 'trash'];

/** Whether a conversation is done with. What people have seen of it is forgotten then (a trigger says the same). */
export const isEnded = (status: unknown): boolean => ENDED.some((each) => each === status);

/** Where an answer that nobody got leaves its conversation: a closed one would hide it. */
export const statusAfterFailure = (status: Status): Status =>
  status === 'closed' || status === 'pending' ? 'open' : status;

const PUT_AWAY: readonly Status[] = ['spam', 'trash'];

export const isPutAway = (status: Status): boolean => PUT_AWAY.includes(status);

/** What restoring from spam or trash returns to. A trashed spam conversation returns to where it was before either. */
export const statusToRestore = (before: Status | null): Status => before ?? 'open';

/** What to remember when a conversation is put away: moving from spam to trash keeps what was before. */
export const statusToRemember = (status: Status, before: Status | null): Status | null =>
  isPutAway(status) ? before : status;
