import { type Db, insertRows } from '#src/platform/db/index.ts';
import type { Seen } from '../treatment.ts';
import { tables } from './tables.ts';

export async function insertParticipants(db: Db, rows: { conversationId: number; contactId: number }[]): Promise<void> {
  await insertRows(tables(db), 'participant', rows, 'ON CONFLICT DO NOTHING');
}

/** Contact ids by conversation. */
export async function participantsOf(db: Db, conversationIds: number[]): Promise<Map<number, Set<number>>> {
  const found = new Map<number, Set<number>>();
  if (conversationIds.length === 0) return found;
  const rows = tables(db).selectFrom('participant').selectAll().where('conversationId', 'in', conversationIds);
  for (const { conversationId, contactId } of await rows.execute()) {
    found.set(conversationId, (found.get(conversationId) ?? new Set()).add(contactId));
  }
  return found;
}

/** The newest message a person has seen, by conversation. */
export async function seenBy(db: Db, userId: number, conversationIds: number[]): Promise<Map<number, number>> {
  if (conversationIds.length === 0) return new Map();
  const rows = tables(db).selectFrom('seen').select(['conversationId', 'messageId']).where('userId', '=', userId);
  const found = await rows.where('conversationId', 'in', conversationIds).execute();
  return new Map(found.map((row) => [row.conversationId, row.messageId]));
}

export async function writeSeen(db: Db, conversationId: number, userId: number, messageId: number): Promise<void> {
  await tables(db)
    .insertInto('seen')
    .values({ conversationId, userId, messageId })
    .onConflict((conflict) => conflict.columns(['conversationId', 'userId']).doUpdateSet({ messageId }))
    .execute();
}

/** Everything that anybody has seen of these conversations. */
export async function seenIn(db: Db, conversationIds: number[]): Promise<Seen[]> {
  if (conversationIds.length === 0) return [];
  return tables(db).selectFrom('seen').selectAll().where('conversationId', 'in', conversationIds).execute();
}

/** Puts back what people had seen; null is nothing. */
export async function restoreSeen(db: Db, seen: Seen[]): Promise<void> {
  for (const { conversationId, userId, messageId } of seen) {
    if (messageId !== null) await writeSeen(db, conversationId, userId, messageId);
    else
      await tables(db)
        .deleteFrom('seen')
        .where('conversationId', '=', conversationId)
        .where('userId', '=', userId)
        .execute();
  }
}

/** Of these contacts those that one of these mailboxes has a conversation with. */
export async function contactsKnownIn(db: Db, contactIds: number[], mailboxIds: number[]): Promise<Set<number>> {
  if (contactIds.length === 0 || mailboxIds.length === 0) return new Set();
  const rows = tables(db).selectFrom('conversation').select('contactId').distinct();
  const known = rows.where('contactId', 'in', contactIds).where('mailboxId', 'in', mailboxIds);
  return new Set((await known.execute()).map(({ contactId }) => contactId));
}
