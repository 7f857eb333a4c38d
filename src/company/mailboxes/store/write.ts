import type { Db } from '#src/platform/db/index.ts';
import type { MailboxTables } from '../schema.ts';

const tables = (db: Db) => db.withTables<MailboxTables>();

export async function insertMailbox(
  db: Db,
  mailbox: { name: string; senderName: string; address: string; createdAt: number },
): Promise<number> {
  const { address, ...row } = mailbox;
  const { id } = await tables(db).insertInto('mailbox').values(row).returning('id').executeTakeFirstOrThrow();
  await tables(db).insertInto('mailboxAddress').values({ address, mailboxId: id, isPrimary: 1 }).execute();
  return id;
}

type Changes = Partial<{ name: string; senderName: string; signature: string; archivedAt: number | null }>;

export async function updateMailbox(db: Db, id: number, changes: Changes): Promise<void> {
  await tables(db).updateTable('mailbox').set(changes).where('id', '=', id).execute();
}

export async function insertAddress(db: Db, mailboxId: number, address: string): Promise<void> {
  await tables(db).insertInto('mailboxAddress').values({ address, mailboxId, isPrimary: 0 }).execute();
}

export async function deleteAddress(db: Db, address: string): Promise<void> {
  await tables(db).deleteFrom('mailboxAddress').where('address', '=', address).execute();
}

/** Of a mailbox's addresses, this one alone is the primary one. */
export async function setPrimary(db: Db, mailboxId: number, address: string): Promise<void> {
  await tables(db)
    .updateTable('mailboxAddress')
    .set((is) => ({ isPrimary: is.case().when('address', '=', address).then(1).else(0).end() }))
    .where('mailboxId', '=', mailboxId)
    .execute();
}

/** @param sealed null for the company's way */
export async function writeSealedRelay(db: Db, id: number, sealed: Uint8Array | null): Promise<void> {
  await tables(db).updateTable('mailbox').set({ relaySealed: sealed }).where('id', '=', id).execute();
}
