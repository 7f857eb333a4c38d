import type { ThreadItem } from './types.ts';

/** Which messages stand open: the newest, and what I have not read. */
export function openMessages(items: ThreadItem[]): Set<number> {
  const messages = items.filter((item) => item.kind === 'message');
  const newest = messages.at(-1);
  return new Set(messages.filter((message) => message.isUnread || message === newest).map(({ id }) => id));
}

/**
 * Splits a thread into what stands first, what is put away behind one line, and the rest, so that the newest message is near the top.
 * Put away is the middle of the folded run at the start, where that saves at least three lines.
 */
export function foldOlder(
  items: ThreadItem[],
  open: Set<number>,
): { first: ThreadItem[]; older: ThreadItem[]; rest: ThreadItem[] } {
  const isFolded = (item: ThreadItem) => item.kind === 'event' || !open.has(item.id);
  const end = items.findIndex((item) => !isFolded(item));
  const start = items.findIndex((item) => item.kind === 'message') + 1;
  // The last folded message stays in sight: it is what the newest one answers.
  const last = items.slice(0, end).findLastIndex((item) => item.kind === 'message');
  if (end === -1 || last - start < 3) return { first: [], older: [], rest: items };
  return { first: items.slice(0, start), older: items.slice(start, last), rest: items.slice(last) };
}
