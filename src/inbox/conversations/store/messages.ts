import type { Insertable, Selectable } from 'kysely';
import { headerHash } from '#src/mail/message-id/index.ts';
import { type Db, insertRows, nextId } from '#src/platform/db/index.ts';
import type { MessageFilter } from '../newer.ts';
import type { ConversationTables, Message, MessageContent } from '../schema.ts';
import { tables } from './tables.ts';

const COLUMNS = [
  'id',
  'conversationId',
  'rawId',
  'kind',
  'contactId',
  'userId',
  'at',
  'headerId',
  'subject',
  'people',
  'marks',
  'parts',
  'sideOfId',
] as const;

type Row = Pick<Selectable<ConversationTables['message']>, (typeof COLUMNS)[number]>;

const asMessage = (row: Row): Message => ({
  ...row,
  subject: row.subject ?? '',
  people: JSON.parse(row.people),
  marks: JSON.parse(row.marks),
  parts: row.parts ? JSON.parse(row.parts) : [],
});

/** The columns that come from the raw form, as they are stored. */
export function contentColumns({ headerId, subject, people, marks, parts, text }: MessageContent) {
  return {
    headerHash: headerId === null ? null : headerHash(headerId),
    headerId,
    subject,
    people: JSON.stringify(people),
    marks: JSON.stringify(marks),
    parts: parts.length > 0 ? JSON.stringify(parts) : null,
    body: Bun.zstdCompressSync(text),
  };
}

export const bodyText = (body: Uint8Array): string => Bun.zstdDecompressSync(body).toString('utf8');

export const nextMessageId = (db: Db): Promise<number> => nextId(tables(db), 'message');

export async function insertMessages(db: Db, rows: Insertable<ConversationTables['message']>[]): Promise<void> {
  await insertRows(tables(db), 'message', rows);
}

export async function findMessage(db: Db, id: number): Promise<Message | null> {
  const row = await tables(db).selectFrom('message').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row ? asMessage(row) : null;
}

/** The newest messages of a conversation, oldest first. */
export async function messagesOf(db: Db, conversationId: number, limit: number): Promise<Message[]> {
  const newest = tables(db).selectFrom('message').select(COLUMNS).where('conversationId', '=', conversationId);
  const rows = await newest.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.reverse().map(asMessage);
}

/** Texts by message id. */
export async function textsOf(db: Db, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db).selectFrom('message').select(['id', 'body']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, bodyText(row.body)]));
}

// Marks are JSON of our own making with a closed set of keys, so the key alone tells.
const AUTOMATIC = '%"automatic"%';
const IMPORTED = '%"imported"%';

function matching(db: Db, { conversationId, afterId, kind, notBy, isNews, isSide }: MessageFilter) {
  let query = tables(db).selectFrom('message').where('conversationId', '=', conversationId);
  if (isSide === false) query = query.where('sideOfId', 'is', null);
  if (afterId !== undefined) query = query.where('id', '>', afterId);
  if (kind) query = query.where('kind', '=', kind);
  if (notBy !== undefined) query = query.where((is) => is.or([is('userId', 'is', null), is('userId', '<>', notBy)]));
  return isNews ? query.where('marks', 'not like', AUTOMATIC).where('marks', 'not like', IMPORTED) : query;
}

/** The newest message of those asked for. */
export async function newestMessage(db: Db, filter: MessageFilter): Promise<Message | null> {
  const row = await matching(db, filter).select(COLUMNS).orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row ? asMessage(row) : null;
}

/** When the first of those asked for was written (UTC ms). */
export async function firstTime(db: Db, filter: MessageFilter): Promise<number | null> {
  const times = matching(db, filter).select((is) => is.fn.min<number | null>('at').as('at'));
  return (await times.executeTakeFirst())?.at ?? null;
}

/** A message known by its Message-ID. */
export type KnownMessage = {
  messageId: number;
  conversationId: number;
  mailboxId: number;
  kind: 'in' | 'out' | 'note';
  headerId: string;
  rawId: number | null;
  sideOfId: number | null;
  /** the contact its conversation is with */
  customerId: number;
};

/** All messages that carry one of these Message-IDs; one id may belong to several (copies, forgeries). */
export async function messagesByHeaderIds(db: Db, headerIds: string[]): Promise<KnownMessage[]> {
  if (headerIds.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .select([
      'message.id as messageId',
      'message.conversationId',
      'conversation.mailboxId',
      'message.kind',
      'message.headerId',
      'message.rawId',
      'message.sideOfId',
      'conversation.contactId as customerId',
    ])
    .where('message.headerHash', 'in', headerIds.map(headerHash))
    .orderBy('message.id')
    .execute();
  const wanted = new Set(headerIds);
  return rows.flatMap((row) =>
    row.headerId !== null && wanted.has(row.headerId) ? [{ ...row, headerId: row.headerId }] : [],
  );
}

/** The messages made from these raw mails. */
export async function messagesOfRaws(db: Db, rawIds: number[]): Promise<Message[]> {
  if (rawIds.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('message')
    .select(COLUMNS)
    .where('rawId', 'in', rawIds)
    .orderBy('id')
    .execute();
  return rows.map(asMessage);
}

export async function rewriteContent(db: Db, id: number, content: MessageContent): Promise<void> {
  await tables(db).updateTable('message').set(contentColumns(content)).where('id', '=', id).execute();
}

/** Of these messages the ones we sent: raw id -> conversation id. */
export async function rawsOfMessages(db: Db, ids: number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const sent = tables(db)
    .selectFrom('message')
    .select(['rawId', 'conversationId'])
    .where('id', 'in', ids)
    .where('kind', '=', 'out');
  return new Map(
    (await sent.execute()).flatMap(({ rawId, conversationId }) => (rawId === null ? [] : [[rawId, conversationId]])),
  );
}
