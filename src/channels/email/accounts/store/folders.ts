import type { Updateable } from 'kysely';
import type { Db } from '#src/platform/db/index.ts';
import type { AccountFolder, FolderRole } from '../schema.ts';
import { tables } from './tables.ts';

/** The folders of these accounts: the inbox first, then by name. */
export async function listFolders(db: Db, accountIds: number[]): Promise<AccountFolder[]> {
  if (accountIds.length === 0) return [];
  const query = tables(db).selectFrom('imapFolder').selectAll().where('accountId', 'in', accountIds);
  return query.orderBy('role').orderBy('name').execute();
}

export async function insertFolders(db: Db, folders: { accountId: number; name: string; role: FolderRole }[]) {
  if (folders.length === 0) return;
  const fresh = { nextUid: 1, importTop: 1, importTotal: 0, imported: 0, skipped: 0 };
  await tables(db)
    .insertInto('imapFolder')
    .values(folders.map((folder) => ({ ...fresh, uidValidity: null, importUid: null, ...folder })))
    .execute();
}

export async function updateFolder(db: Db, accountId: number, name: string, change: Updateable<AccountFolder>) {
  const update = tables(db).updateTable('imapFolder').set(change).where('accountId', '=', accountId);
  await update.where('name', '=', name).execute();
}

export async function deleteFolders(db: Db, accountId: number, names: string[]): Promise<void> {
  if (names.length === 0) return;
  await tables(db).deleteFrom('imapFolder').where('accountId', '=', accountId).where('name', 'in', names).execute();
}
