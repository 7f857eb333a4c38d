import { type Db, insertRows } from '#src/platform/db/index.ts';
import type { AccountTables } from '../schema.ts';
import { tables } from './tables.ts';

const hex = (digest: Uint8Array) => Buffer.from(digest).toString('hex');

/** Which of these mails were fetched for the mailbox before, by digest in hex. */
export async function fetchedBefore(db: Db, mailboxId: number, digests: Uint8Array[]): Promise<Set<string>> {
  if (digests.length === 0) return new Set();
  const query = tables(db).selectFrom('fetchedMail').select('digest').where('mailboxId', '=', mailboxId);
  return new Set((await query.where('digest', 'in', digests).execute()).map(({ digest }) => hex(digest)));
}

export async function insertFetched(db: Db, rows: AccountTables['fetchedMail'][]): Promise<void> {
  await insertRows<AccountTables, 'fetchedMail'>(tables(db), 'fetchedMail', rows, 'ON CONFLICT DO NOTHING');
}

/** Mails that are stored here and wait for what the account wants done with them on the server. */
export async function insertSettling(db: Db, rows: AccountTables['imapSettling'][]): Promise<void> {
  await insertRows<AccountTables, 'imapSettling'>(tables(db), 'imapSettling', rows, 'ON CONFLICT DO NOTHING');
}

export async function settlingUids(db: Db, accountId: number, folder: string, limit: number): Promise<number[]> {
  const query = tables(db).selectFrom('imapSettling').select('uid').where('accountId', '=', accountId);
  const rows = await query.where('folder', '=', folder).orderBy('uid').limit(limit).execute();
  return rows.map(({ uid }) => uid);
}

/** Without `uids`: all of the folder. */
export async function deleteSettling(db: Db, accountId: number, folder: string, uids?: number[]): Promise<void> {
  const query = tables(db).deleteFrom('imapSettling').where('accountId', '=', accountId).where('folder', '=', folder);
  await (uids ? query.where('uid', 'in', uids) : query).execute();
}
