import type { Db } from '#src/platform/db/index.ts';
import type { Cursor, ListFilter } from '../lists.ts';
import type { Conversation } from '../schema.ts';
import { CONVERSATION_COLUMNS } from './conversations.ts';
import { tables } from './tables.ts';

/**
 * One page of a list, newest first. The walk stays inside one index: equalities first, then the order; a join in here
 * would make SQLite read the whole list.
 */
export async function listConversations(
  db: Db,
  mailboxIds: number[],
  { status, assigneeId }: ListFilter,
  before: Cursor | null,
  limit: number,
): Promise<Conversation[]> {
  if (mailboxIds.length === 0) return [];
  let query = tables(db)
    .selectFrom('conversation')
    .select(CONVERSATION_COLUMNS)
    .where('mailboxId', 'in', mailboxIds)
    .where('status', '=', status)
    .orderBy('lastMessageAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (assigneeId === null) query = query.where('assigneeId', 'is', null);
  if (typeof assigneeId === 'number') query = query.where('assigneeId', '=', assigneeId);
  if (before) {
    query = query.where((is) => is(is.refTuple('lastMessageAt', 'id'), '<', is.tuple(before.at, before.id)));
  }
  return query.execute();
}

/** Kept counts of these lists in these mailboxes. */
export async function readTally(db: Db, lists: string[], mailboxIds: number[]) {
  if (mailboxIds.length === 0) return [];
  const rows = tables(db).selectFrom('tally').select(['list', 'mailboxId', 'status', 'n']);
  return rows.where('list', 'in', lists).where('mailboxId', 'in', mailboxIds).execute();
}
