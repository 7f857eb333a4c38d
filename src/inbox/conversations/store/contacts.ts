import type { Db } from '#src/platform/db/index.ts';
import type { Conversation } from '../schema.ts';
import { CONVERSATION_COLUMNS } from './conversations.ts';
import { tables } from './tables.ts';

/** Of these mailboxes those that hold conversations of a contact: one look into an index for each. */
export async function mailboxesOfContact(db: Db, contactId: number, mailboxIds: number[]): Promise<number[]> {
  const found: number[] = [];
  for (const mailboxId of mailboxIds) {
    const rows = tables(db).selectFrom('conversation').select('id').where('contactId', '=', contactId);
    if (await rows.where('mailboxId', '=', mailboxId).limit(1).executeTakeFirst()) found.push(mailboxId);
  }
  return found;
}

/** A contact's newest conversations in these mailboxes: a walk of the index in each, then the newest of all. */
export async function conversationsOfContact(
  db: Db,
  contactId: number,
  mailboxIds: number[],
  limit: number,
): Promise<Conversation[]> {
  const found: Conversation[] = [];
  for (const mailboxId of mailboxIds) {
    const rows = tables(db).selectFrom('conversation').select(CONVERSATION_COLUMNS).where('contactId', '=', contactId);
    found.push(...(await rows.where('mailboxId', '=', mailboxId).orderBy('id', 'desc').limit(limit).execute()));
  }
  return found.sort((a, b) => b.id - a.id).slice(0, limit);
}
