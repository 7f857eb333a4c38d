import type { Updateable } from 'kysely';
import type { Db } from '#src/platform/db/index.ts';
import { readContent } from './content.ts';
import type { Draft, DraftContent, DraftKind, DraftTables } from './schema.ts';

const COLUMNS = [
  'id',
  'conversationId',
  'mailboxId',
  'userId',
  'kind',
  'aboutMessageId',
  'content',
  'baseMessageId',
  'leavesAt',
  'held',
  'updatedAt',
] as const;

const tables = (db: Db) => db.withTables<DraftTables>();

type Row = Omit<Draft, 'content'> & { content: string };

const asDraft = (row: Row): Draft => ({ ...row, content: readContent(row.content) });

export async function findDraft(db: Db, id: number): Promise<Draft | null> {
  const row = await tables(db).selectFrom('draft').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row ? asDraft(row) : null;
}

/** The one draft of its kind that a person is writing in a conversation. */
export async function findWritten(
  db: Db,
  conversationId: number,
  userId: number,
  kind: DraftKind,
): Promise<Draft | null> {
  const own = tables(db)
    .selectFrom('draft')
    .select(COLUMNS)
    .where('conversationId', '=', conversationId)
    .where('userId', '=', userId)
    .where('kind', '=', kind);
  const row = await own.where('leavesAt', 'is', null).where('held', 'is', null).executeTakeFirst();
  return row ? asDraft(row) : null;
}

/** Everything a person has begun that has not left, whatever its state, last touched first. */
export async function draftsOfUser(db: Db, userId: number): Promise<Draft[]> {
  const rows = tables(db).selectFrom('draft').select(COLUMNS).where('userId', '=', userId);
  return (await rows.orderBy('updatedAt', 'desc').execute()).map(asDraft);
}

export async function draftsOfConversation(db: Db, conversationId: number): Promise<Draft[]> {
  const rows = tables(db).selectFrom('draft').select(COLUMNS).where('conversationId', '=', conversationId);
  return (await rows.orderBy('id').execute()).map(asDraft);
}

/** Which of these conversations a person has a draft in. */
export async function conversationsWithDrafts(db: Db, userId: number, conversationIds: number[]): Promise<Set<number>> {
  if (conversationIds.length === 0) return new Set();
  const rows = tables(db).selectFrom('draft').select('conversationId').where('conversationId', 'in', conversationIds);
  return new Set((await rows.where('userId', '=', userId).execute()).map((row) => row.conversationId!));
}

type NewDraft = {
  conversationId: number | null;
  mailboxId: number;
  userId: number;
  kind: DraftKind;
  aboutMessageId: number | null;
  content: DraftContent;
  baseMessageId: number;
  updatedAt: number;
};

export async function insertDraft(db: Db, { content, ...draft }: NewDraft): Promise<number> {
  const row = { ...draft, content: JSON.stringify(content), leavesAt: null, held: null };
  return (await tables(db).insertInto('draft').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

type Changes = Omit<Updateable<DraftTables['draft']>, 'content'> & { content?: DraftContent };

export async function updateDraft(db: Db, id: number, { content, ...changes }: Changes): Promise<void> {
  const set = content ? { ...changes, content: JSON.stringify(content) } : changes;
  await tables(db).updateTable('draft').set(set).where('id', '=', id).execute();
}

/** The rows of a draft and of what is attached to it; the files themselves are the caller's. */
export async function deleteDraft(db: Db, id: number): Promise<void> {
  await tables(db).deleteFrom('attachment').where('draftId', '=', id).execute();
  await tables(db).deleteFrom('draft').where('id', '=', id).execute();
}

/** A file of a draft by its id; `cid` is set for a picture of the text. */
export type Attachment = { id: number; cid: string | null };

/** By draft, in the order they were attached. */
export async function attachmentsOf(db: Db, draftIds: number[]): Promise<Map<number, Attachment[]>> {
  const files = new Map<number, Attachment[]>(draftIds.map((id) => [id, []]));
  if (draftIds.length === 0) return files;
  const rows = tables(db)
    .selectFrom('attachment')
    .select(['draftId', 'fileId', 'cid'])
    .where('draftId', 'in', draftIds);
  for (const { draftId, fileId, cid } of await rows.orderBy('position').execute())
    files.get(draftId)!.push({ id: fileId, cid });
  return files;
}

export async function attachedTo(db: Db, draftId: number): Promise<Attachment[]> {
  return (await attachmentsOf(db, [draftId])).get(draftId)!;
}

/** The ids of all files of a draft. */
export async function attachedFiles(db: Db, draftId: number): Promise<number[]> {
  return (await attachedTo(db, draftId)).map(({ id }) => id);
}

/** Where the next file of a draft stands; files taken away leave gaps. */
async function nextPosition(db: Db, draftId: number): Promise<number> {
  const last = tables(db).selectFrom('attachment').select('position').where('draftId', '=', draftId);
  const row = await last.orderBy('position', 'desc').limit(1).executeTakeFirst();
  return (row?.position ?? -1) + 1;
}

/** Behind the files that the draft has already. */
export async function insertAttachment(
  db: Db,
  draftId: number,
  fileId: number,
  cid: string | null = null,
): Promise<void> {
  const row = { draftId, fileId, cid, position: await nextPosition(db, draftId) };
  await tables(db).insertInto('attachment').values(row).execute();
}

export async function deleteAttachment(db: Db, draftId: number, fileId: number): Promise<boolean> {
  const one = tables(db).deleteFrom('attachment').where('draftId', '=', draftId).where('fileId', '=', fileId);
  return (await one.executeTakeFirst()).numDeletedRows > 0n;
}

/** Gives the files of one draft to another, behind those it has. */
export async function moveAttachments(db: Db, fromDraftId: number, toDraftId: number): Promise<void> {
  const firstPosition = await nextPosition(db, toDraftId);
  for (const [i, fileId] of (await attachedFiles(db, fromDraftId)).entries()) {
    await tables(db)
      .updateTable('attachment')
      .set({ draftId: toDraftId, position: firstPosition + i })
      .where('fileId', '=', fileId)
      .execute();
  }
}
