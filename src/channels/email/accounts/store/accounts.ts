import type { Insertable, Updateable } from 'kysely';
import type { Db } from '#src/platform/db/index.ts';
import type { Account, AccountTables } from '../schema.ts';
import { tables } from './tables.ts';

const COLUMNS = [
  'id',
  'mailboxId',
  'settings',
  'state',
  'error',
  'failingSinceAt',
  'lastContactAt',
  'lastMailAt',
  'nextTryAt',
  'createdAt',
  'changedAt',
  'pausedAt',
] as const;

type Row = Omit<Account, 'settings' | 'error'> & { settings: string; error: string | null };

const read = (row: Row): Account => ({
  ...row,
  settings: JSON.parse(row.settings),
  error: row.error === null ? null : JSON.parse(row.error),
});

/** All accounts, oldest first. A company has a handful. */
export async function listAccounts(db: Db): Promise<Account[]> {
  return (await tables(db).selectFrom('imapAccount').select(COLUMNS).orderBy('id').execute()).map(read);
}

export async function findAccount(db: Db, id: number): Promise<Account | null> {
  const row = await tables(db).selectFrom('imapAccount').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row ? read(row) : null;
}

export async function readLoginSealed(db: Db, id: number): Promise<Uint8Array | null> {
  const query = tables(db).selectFrom('imapAccount').select('loginSealed').where('id', '=', id);
  return (await query.executeTakeFirst())?.loginSealed ?? null;
}

export async function insertAccount(db: Db, account: Insertable<AccountTables['imapAccount']>): Promise<number> {
  const insert = tables(db).insertInto('imapAccount').values(account).returning('id');
  return (await insert.executeTakeFirstOrThrow()).id;
}

export async function updateAccount(db: Db, id: number, change: Updateable<AccountTables['imapAccount']>) {
  await tables(db).updateTable('imapAccount').set(change).where('id', '=', id).execute();
}

export async function deleteAccount(db: Db, id: number): Promise<void> {
  await tables(db).deleteFrom('imapAccount').where('id', '=', id).execute();
}
