import type { Db } from '#src/platform/db/index.ts';
import type { Mailbox, MailboxTables } from './schema.ts';

const tables = (db: Db) => db.withTables<MailboxTables>();

type Which = { withArchived?: boolean };

async function readMailboxes(db: Db, { id, withArchived = false }: Which & { id?: number }): Promise<Mailbox[]> {
  const rows = await tables(db)
    .selectFrom('mailbox')
    .innerJoin('mailboxAddress', 'mailboxAddress.mailboxId', 'mailbox.id')
    .select(['mailbox.id', 'name', 'senderName', 'signature', 'archivedAt', 'address'])
    .$if(id !== undefined, (some) => some.where('mailbox.id', '=', id!))
    .$if(!withArchived, (some) => some.where('archivedAt', 'is', null))
    .orderBy('name')
    .orderBy('mailbox.id')
    .orderBy('isPrimary', 'desc')
    .orderBy('address')
    .execute();
  const mailboxes = Map.groupBy(rows, (row) => row.id);
  return [...mailboxes.values()].map((own) => ({ ...own[0]!, addresses: own.map(({ address }) => address) }));
}

/** All mailboxes by name, as a rule without those that were archived. A company has a handful. */
export const listMailboxes = (db: Db, which: Which = {}): Promise<Mailbox[]> => readMailboxes(db, which);

/** @param which `withArchived` where history is shown: no mail comes to an archived one or leaves it */
export async function findMailbox(db: Db, id: number, which: Which = {}): Promise<Mailbox | null> {
  return (await readMailboxes(db, { ...which, id }))[0] ?? null;
}

/** The relays of mailboxes that have one of their own, sealed. */
export async function sealedRelays(db: Db): Promise<Map<number, Uint8Array>> {
  const rows = tables(db).selectFrom('mailbox').select(['id', 'relaySealed']).where('relaySealed', 'is not', null);
  return new Map((await rows.execute()).map(({ id, relaySealed }) => [id, relaySealed!]));
}

/** @param sealed null for the company's way */
export async function writeSealedRelay(db: Db, id: number, sealed: Uint8Array | null): Promise<void> {
  await tables(db).updateTable('mailbox').set({ relaySealed: sealed }).where('id', '=', id).execute();
}

/** Every address of ours with its mailbox. */
export async function ourAddresses(db: Db): Promise<Map<string, number>> {
  const rows = await tables(db).selectFrom('mailboxAddress').select(['address', 'mailboxId']).execute();
  return new Map(rows.map((row) => [row.address, row.mailboxId]));
}

/** Mailboxes by address in look-up form, for those that are ours. */
export async function mailboxesOfAddresses(db: Db, addresses: string[]): Promise<Map<string, number>> {
  if (addresses.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('mailboxAddress')
    .select(['address', 'mailboxId'])
    .where('address', 'in', addresses)
    .execute();
  return new Map(rows.map((row) => [row.address, row.mailboxId]));
}

/** Where mail for postmaster goes. There is one as soon as anybody can write to us. */
export async function oldestMailboxId(db: Db): Promise<number> {
  return (await tables(db).selectFrom('mailbox').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()).id;
}

export async function insertMailbox(
  db: Db,
  mailbox: { name: string; senderName: string; address: string; createdAt: number },
): Promise<number> {
  const { address, ...row } = mailbox;
  const { id } = await tables(db).insertInto('mailbox').values(row).returning('id').executeTakeFirstOrThrow();
  await tables(db).insertInto('mailboxAddress').values({ address, mailboxId: id, isPrimary: 1 }).execute();
  return id;
}
