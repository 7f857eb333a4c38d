import type { Status } from './schema.ts';

/** The lists at the left. Each is one walk of an index: whose, which status. */
export const LISTS = ['mine', 'unassigned', 'waiting', 'open', 'pending', 'closed', 'spam', 'trash'] as const;

export type ListName = (typeof LISTS)[number];

export const isListName = (name: string): name is ListName => (LISTS as readonly string[]).includes(name);

/** `assigneeId` undefined: whoever; null: nobody. `isWaiting`: those alone whose customer waits. */
export type ListFilter = { status: Status; assigneeId?: number | null; isWaiting?: true };

export function filterOf(list: ListName, userId: number): ListFilter {
  if (list === 'mine') return { status: 'open', assigneeId: userId };
  if (list === 'unassigned') return { status: 'open', assigneeId: null };
  if (list === 'waiting') return { status: 'open', isWaiting: true };
  return { status: list };
}

/** Where the list's count stands in the tally: its `list` and `status`. */
export function tallyOf(list: ListName, userId: number): { list: string; status: Status } {
  const { status, assigneeId, isWaiting } = filterOf(list, userId);
  if (isWaiting) return { list: 'waiting', status };
  if (assigneeId === undefined) return { list: 'all', status };
  return { list: assigneeId === null ? 'nobody' : `user:${assigneeId}`, status };
}

/** How many conversations kept counts say are in a list, in one mailbox or in all that were counted. */
export function countIn(
  tally: { list: string; mailboxId: number; status: Status; n: number }[],
  counted: { list: string; status: Status; mailboxId?: number },
): number {
  const { list, status, mailboxId } = counted;
  const rows = tally.filter((row) => row.list === list && row.status === status);
  return rows.reduce((sum, row) => (mailboxId === undefined || row.mailboxId === mailboxId ? sum + row.n : sum), 0);
}
