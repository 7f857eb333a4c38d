import { type Db, insertRows } from '../db/index.ts';
import type { EventRow, EventTables, StoredEvent } from './schema.ts';

const COLUMNS = ['id', 'at', 'name', 'actor', 'subject', 'subjectId', 'mailboxId', 'isSilent', 'data'] as const;

const tables = (db: Db) => db.withTables<EventTables>();

export async function insertEvents(db: Db, rows: Omit<StoredEvent, 'id'>[]): Promise<void> {
  await insertRows(tables(db), 'event', rows);
}

/** Events with an id above `afterId`, oldest first, the silent ones too. */
export async function eventsAfter(db: Db, afterId: number, limit: number): Promise<EventRow[]> {
  const query = tables(db).selectFrom('event').select(COLUMNS).where('id', '>', afterId).orderBy('id').limit(limit);
  return (await query.execute()).map(asRow);
}

export async function eventsById(db: Db, ids: number[]): Promise<EventRow[]> {
  const query = tables(db).selectFrom('event').select(COLUMNS).where('id', 'in', ids).orderBy('id');
  return (await query.execute()).map(asRow);
}

/** The timeline of one thing, newest first; of these names alone where some are given. */
export async function eventsAbout(
  db: Db,
  subject: string,
  subjectId: number,
  limit: number,
  names: readonly string[] | null = null,
): Promise<EventRow[]> {
  let query = tables(db)
    .selectFrom('event')
    .select(COLUMNS)
    .where('subjectId', '=', subjectId)
    .where('subject', '=', subject);
  if (names) query = query.where('name', 'in', names);
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(asRow);
}

export async function lastEventId(db: Db): Promise<number> {
  const row = await tables(db).selectFrom('event').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row?.id ?? 0;
}

/** How far each handler has come, for those that have begun. */
export async function readCursors(db: Db): Promise<Map<string, number>> {
  const rows = await tables(db).selectFrom('eventCursor').select(['handler', 'eventId']).execute();
  return new Map(rows.map(({ handler, eventId }) => [handler, eventId]));
}

export async function writeCursors(db: Db, handlers: string[], eventId: number): Promise<void> {
  await tables(db)
    .insertInto('eventCursor')
    .values(handlers.map((handler) => ({ handler, eventId })))
    .onConflict((conflict) => conflict.column('handler').doUpdateSet({ eventId }))
    .execute();
}

const asRow = (row: StoredEvent): EventRow => ({ ...row, isSilent: row.isSilent === 1, data: JSON.parse(row.data) });
