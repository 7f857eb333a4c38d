import type { Marks } from './schema.ts';

/**
 * Whether a message is new to a person: they have not seen it, nobody was done with the conversation after it came, and it
 * was not imported from the past.
 * @param seen the newest message they have seen, if any
 * @param endedAt UTC ms of the last end of the conversation: 0 for none, Infinity where it has ended for now
 */
export const isUnread = (
  message: { id: number; at: number; marks?: Marks },
  seen: number | undefined,
  endedAt: number,
): boolean => message.id > (seen ?? 0) && message.at > endedAt && !message.marks?.imported;
