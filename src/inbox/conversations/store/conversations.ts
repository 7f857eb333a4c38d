import type { Insertable, Updateable } from 'kysely';
import { type Db, insertRows, nextId } from '#src/platform/db/index.ts';
import type { Conversation, ConversationTables, LinkKind } from '../schema.ts';
import { tables } from './tables.ts';

export const CONVERSATION_COLUMNS = [
  'id',
  'mailboxId',
  'contactId',
  'status',
  'assigneeId',
  'waitingSinceAt',
  'lastMessageAt',
  'lastMessageId',
  'messageCount',
  'hasAttachment',
  'subject',
  'preview',
  'statusBefore',
  'createdAt',
] as const;

export async function findConversations(db: Db, ids: number[]): Promise<Conversation[]> {
  if (ids.length === 0) return [];
  return tables(db).selectFrom('conversation').select(CONVERSATION_COLUMNS).where('id', 'in', ids).execute();
}

export async function findConversation(db: Db, id: number): Promise<Conversation | null> {
  return (await findConversations(db, [id]))[0] ?? null;
}

export const nextConversationId = (db: Db): Promise<number> => nextId(tables(db), 'conversation');

export async function insertConversations(
  db: Db,
  rows: Insertable<ConversationTables['conversation']>[],
): Promise<void> {
  await insertRows(tables(db), 'conversation', rows);
}

export async function updateConversation(
  db: Db,
  id: number,
  set: Updateable<ConversationTables['conversation']>,
): Promise<void> {
  await tables(db).updateTable('conversation').set(set).where('id', '=', id).execute();
}

/** Several alike, in one statement. */
export async function updateConversations(
  db: Db,
  ids: number[],
  set: Updateable<ConversationTables['conversation']>,
): Promise<void> {
  if (ids.length === 0) return;
  await tables(db).updateTable('conversation').set(set).where('id', 'in', ids).execute();
}

/** Links both ways. */
export async function linkConversations(
  db: Db,
  links: { conversationId: number; otherId: number; kind: LinkKind }[],
): Promise<void> {
  const both = links.flatMap((link) => [link, { ...link, conversationId: link.otherId, otherId: link.conversationId }]);
  if (both.length === 0) return;
  await tables(db)
    .insertInto('conversationLink')
    .values(both)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function linksOf(db: Db, conversationId: number): Promise<{ otherId: number; kind: LinkKind }[]> {
  const links = tables(db).selectFrom('conversationLink').select(['otherId', 'kind']);
  return links.where('conversationId', '=', conversationId).orderBy('otherId').limit(20).execute();
}
