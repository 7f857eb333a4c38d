import type { Db } from '#src/platform/db/index.ts';
import type { ListFilter } from '../lists.ts';
import { type Cursor, type ListOrder, type Walk, walksOf } from '../order.ts';
import type { Conversation } from '../schema.ts';
import { CONVERSATION_COLUMNS } from './conversations.ts';
import { tables } from './tables.ts';

/** Which rows of a list: in an order, after a place in it. */
export type ListWish = { filter: ListFilter; order: ListOrder; after: Cursor | null; limit: number };

/** One page of a list. A join in here would make SQLite read the whole list. */
export async function listConversations(db: Db, mailboxIds: number[], wish: ListWish): Promise<Conversation[]> {
  if (mailboxIds.length === 0) return [];
  const { filter, order, after, limit } = wish;
  const rows: Conversation[] = [];
  for (const [i, walk] of walksOf(filter, order).entries()) {
    const isBehind = i === 0 && after?.isRest;
    if (isBehind || rows.length >= limit) continue;
    const from = (i === 0) === !after?.isRest ? after : null;
    rows.push(
      ...(await walked(db, mailboxIds, filter, walk, from)
        .limit(limit - rows.length)
        .execute()),
    );
  }
  return rows;
}

/** A walk stays inside one index: equalities first, then the order. */
function walked(db: Db, mailboxIds: number[], { status, assigneeId }: ListFilter, walk: Walk, after: Cursor | null) {
  const { by, direction, isWaiting } = walk;
  let query = tables(db)
    .selectFrom('conversation')
    .select(CONVERSATION_COLUMNS)
    .where('mailboxId', 'in', mailboxIds)
    .where('status', '=', status)
    .orderBy(by, direction)
    .orderBy('id', direction);
  if (assigneeId === null) query = query.where('assigneeId', 'is', null);
  if (typeof assigneeId === 'number') query = query.where('assigneeId', '=', assigneeId);
  if (isWaiting !== undefined) query = query.where('waitingSinceAt', isWaiting ? 'is not' : 'is', null);
  if (!after) return query;
  const further = direction === 'desc' ? '<' : '>';
  return query.where((is) => is(is.refTuple(by, 'id'), further, is.tuple(after.at, after.id)));
}

/** Kept counts of these lists in these mailboxes. */
export async function readTally(db: Db, lists: string[], mailboxIds: number[]) {
  if (mailboxIds.length === 0) return [];
  const rows = tables(db).selectFrom('tally').select(['list', 'mailboxId', 'status', 'n']);
  return rows.where('list', 'in', lists).where('mailboxId', 'in', mailboxIds).execute();
}
