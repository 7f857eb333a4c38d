import { type Db, oncePerPage } from '#src/platform/db/index.ts';
import type { Mailbox, MailboxTables } from '../schema.ts';

const tables = (db: Db) => db.withTables<MailboxTables>();

type Which = { withArchived?: boolean };

async function readMailboxes(db: Db, id?: number): Promise<Mailbox[]> {
  const rows = await tables(db)
    .selectFrom('mailbox')
    .innerJoin('mailboxAddress', 'mailboxAddress.mailboxId', 'mailbox.id')
    .select(['mailbox.id', 'name', 'senderName', 'signature', 'archivedAt', 'address'])
    .$if(id !== undefined, (some) => some.where('mailbox.id', '=', id!))
    .orderBy('name')
    .orderBy('mailbox.id')
    .orderBy('isPrimary', 'desc')
    .orderBy('address')
    .execute();
  const mailboxes = Map.groupBy(rows, (row) => row.id);
  return [...mailboxes.values()].map((own) => ({ ...own[0]!, addresses: own.map(({ address }) => address) }));
}

const meant = (mailboxes: Mailbox[], { withArchived = false }: Which): Mailbox[] =>
  withArchived ? mailboxes : mailboxes.filter(({ archivedAt }) => archivedAt === null);

/** All mailboxes by name, as a rule without those that were archived. A company has a handful. */
export async function listMailboxes(db: Db, which: Which = {}): Promise<Mailbox[]> {
  return meant(await oncePerPage(db, 'mailboxes', () => readMailboxes(db)), which);
}

/** @param which `withArchived` where history is shown: no mail comes to an archived one or leaves it */
export async function findMailbox(db: Db, id: number, which: Which = {}): Promise<Mailbox | null> {
  return meant(await readMailboxes(db, id), which)[0] ?? null;
}

/** The relays of mailboxes that have one of their own, sealed. */
export async function sealedRelays(db: Db): Promise<Map<number, Uint8Array>> {
  const rows = tables(db).selectFrom('mailbox').select(['id', 'relaySealed']).where('relaySealed', 'is not', null);
  return new Map((await rows.execute()).map(({ id, relaySealed }) => [id, relaySealed!]));
}

/** Every address of ours with its mailbox, those of archived mailboxes too: nobody else's mail comes from there. */
export async function ourAddresses(db: Db): Promise<Map<string, number>> {
  const rows = await tables(db).selectFrom('mailboxAddress').select(['address', 'mailboxId']).execute();
  return new Map(rows.map((row) => [row.address, row.mailboxId]));
}

/** Every address that takes mail, with its mailbox. */
export async function openAddresses(db: Db): Promise<Map<string, number>> {
  const mailboxes = await listMailboxes(db);
  return new Map(mailboxes.flatMap(({ id, addresses }) => addresses.map((address) => [address, id] as const)));
}

/** Mailboxes by address in look-up form, for those that take mail. */
export async function mailboxesOfAddresses(db: Db, addresses: string[]): Promise<Map<string, number>> {
  if (addresses.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('mailboxAddress')
    .innerJoin('mailbox', 'mailbox.id', 'mailboxId')
    .select(['address', 'mailboxId'])
    .where('address', 'in', addresses)
    .where('archivedAt', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.address, row.mailboxId]));
}

/** Where mail for postmaster goes. There is one as soon as anybody can write to us: the last one can't be archived. */
export async function oldestMailboxId(db: Db): Promise<number> {
  const live = tables(db).selectFrom('mailbox').select('id').where('archivedAt', 'is', null);
  return (await live.orderBy('id').limit(1).executeTakeFirstOrThrow()).id;
}
