import type { Status } from './schema.ts';

/** The lists at the left. Each is one walk of an index: whose, which status. */
export const LISTS = ['mine', 'unassigned', 'open', 'pending', 'closed', 'spam', 'trash'] as const;

export type ListName = (typeof LISTS)[number];

export const isListName = (name: string): name is ListName => (LISTS as readonly string[]).includes(name);

/** `assigneeId` undefined: whoever; null: nobody. */
export type ListFilter = { status: Status; assigneeId?: number | null };

export function filterOf(list: ListName, userId: number): ListFilter {
  if (list === 'mine') return { status: 'open', assigneeId: userId };
  if (list === 'unassigned') return { status: 'open', assigneeId: null };
  return { status: list };
}

/** Where the list's count stands in the tally: its `list` and `status`. */
export function tallyOf(list: ListName, userId: number): { list: string; status: Status } {
  const { status, assigneeId } = filterOf(list, userId);
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

/** A place in a list, to go on from: the time and id of the last row shown. */
export type Cursor = { at: number; id: number };

export const writeCursor = ({ at, id }: Cursor): string => `${at}-${id}`;

export function readCursor(text: string | undefined): Cursor | null {
  const match = /^(\d{1,15})-(\d{1,15})$/.exec(text ?? '');
  return match ? { at: Number(match[1]), id: Number(match[2]) } : null;
}
