import type { ListFilter } from './lists.ts';
import type { Conversation } from './schema.ts';

/** How a list can be ordered. */
export const ORDERS = ['newest', 'oldest', 'waiting'] as const;

export type ListOrder = (typeof ORDERS)[number];

export const readOrder = (text: string | undefined): ListOrder | null => ORDERS.find((each) => each === text) ?? null;

/** The order a list has; one of those who wait has no other sense. */
export const orderIn = (list: string, wanted: ListOrder): ListOrder => (list === 'waiting' ? 'waiting' : wanted);

/** One walk along an index, with ids to make it unique; `isWaiting` takes those alone whose customer waits, or does not. */
export type Walk = { by: 'lastMessageAt' | 'waitingSinceAt'; direction: 'asc' | 'desc'; isWaiting?: boolean };

const LONGEST_WAIT: Walk = { by: 'waitingSinceAt', direction: 'asc', isWaiting: true };

/** By the longest wait, whoever does not wait stands after all who do: that is a second walk. */
export function walksOf({ isWaiting }: ListFilter, order: ListOrder): [Walk, ...Walk[]] {
  if (isWaiting) return [LONGEST_WAIT];
  if (order === 'waiting') return [LONGEST_WAIT, { by: 'lastMessageAt', direction: 'desc', isWaiting: false }];
  return [{ by: 'lastMessageAt', direction: order === 'oldest' ? 'asc' : 'desc' }];
}

/** A place in a list, to go on from: the time and id of the last row shown, and whether it stood in the second walk. */
export type Cursor = { at: number; id: number; isRest?: true };

export const writeCursor = ({ at, id, isRest }: Cursor): string => `${at}-${id}${isRest ? '-rest' : ''}`;

export function readCursor(text: string | undefined): Cursor | null {
  const match = /^(\d{1,15})-(\d{1,15})(-rest)?$/.exec(text ?? '');
  if (!match) return null;
  const place = { at: Number(match[1]), id: Number(match[2]) };
  return match[3] ? { ...place, isRest: true } : place;
}

type Row = Pick<Conversation, 'id' | 'lastMessageAt' | 'waitingSinceAt'>;

/** The place of a row that a list shows. */
export function cursorAt({ id, lastMessageAt, waitingSinceAt }: Row, order: ListOrder): Cursor {
  if (order !== 'waiting') return { at: lastMessageAt, id };
  return waitingSinceAt === null ? { at: lastMessageAt, id, isRest: true } : { at: waitingSinceAt, id };
}
