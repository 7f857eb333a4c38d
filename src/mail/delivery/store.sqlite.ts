import { sql } from 'kysely';
import type { Db } from '#src/platform/db/index.ts';
import type { DeliveryTables, Due, Fate, Waiting } from './schema.ts';

const tables = (db: Db) => db.withTables<DeliveryTables>();

export async function insertRecipients(db: Db, rawId: number, addresses: string[], now: number): Promise<void> {
  const rows = addresses.map((address) => ({
    rawId,
    address,
    state: 'queued' as const,
    attempts: 0,
    queuedAt: now,
    nextTryAt: now,
    at: now,
  }));
  await tables(db).insertInto('recipient').values(rows).execute();
}

/** What is due, the longest waiting first: a hint of what can be claimed. */
export function dueRecipients(db: Db, now: number, limit: number): Promise<Waiting[]> {
  const due = tables(db).selectFrom('recipient').select(['rawId', 'address', 'queuedAt']);
  return due.where('nextTryAt', '<=', now).orderBy('nextTryAt').limit(limit).execute();
}

/** Takes those of one mail's recipients that are due, and pushes them past the lease, when one being sent is due again. */
export async function claimDue(
  db: Db,
  { rawId, addresses }: { rawId: number; addresses: string[] },
  now: number,
  leaseMs: number,
): Promise<Due[]> {
  return tables(db)
    .updateTable('recipient')
    .set(({ eb }) => ({ state: 'sending', attempts: eb('attempts', '+', 1), nextTryAt: now + leaseMs, at: now }))
    .where('rawId', '=', rawId)
    .where('address', 'in', addresses)
    .where('nextTryAt', '<=', now)
    .returning(['rawId', 'address', 'attempts', 'queuedAt'])
    .execute();
}

/** Those of one mail wait with their destination, with the words that met it; none has used up a try. */
export async function postpone(
  db: Db,
  { rawId, addresses }: { rawId: number; addresses: string[] },
  set: { nextTryAt: number; reply: string },
): Promise<void> {
  await tables(db)
    .updateTable('recipient')
    .set({ state: 'delayed', ...set })
    .where('rawId', '=', rawId)
    .where('address', 'in', addresses)
    .where('nextTryAt', '<', set.nextTryAt)
    .where('state', '<>', 'sending')
    .execute();
}

/** After a restart nobody is sending: whatever was, has an unknown outcome and is tried again (RFC 5321 4.5.4.1). */
export async function releaseSending(db: Db, now: number): Promise<void> {
  await tables(db)
    .updateTable('recipient')
    .set({ state: 'queued', nextTryAt: now })
    .where('state', '=', 'sending')
    .execute();
}

/** Whoever waits, waits so much less: the clock by which their time was reckoned was wrong. */
export async function bringForward(db: Db, now: number, ms: number): Promise<void> {
  const waiting = tables(db).updateTable('recipient').where('nextTryAt', '>', now);
  await waiting.set((eb) => ({ nextTryAt: eb('nextTryAt', '-', ms) })).execute();
}

/** When the next recipient becomes due after `now`. */
export async function nextTryDueAt(db: Db, now: number): Promise<number | null> {
  const due = tables(db).selectFrom('recipient').select('nextTryAt').where('nextTryAt', '>', now);
  return (await due.orderBy('nextTryAt').limit(1).executeTakeFirst())?.nextTryAt ?? null;
}

/** @param fate.attempts only where a try should not count */
export async function recordFate(
  db: Db,
  { rawId, address, ...set }: Omit<Fate, 'replacedBy'> & { attempts?: number },
): Promise<void> {
  await tables(db)
    .updateTable('recipient')
    .set(set)
    .where('rawId', '=', rawId)
    .where('address', '=', address)
    .execute();
}

/** The fates of all recipients of these mails. */
export async function fatesOf(db: Db, rawIds: number[]): Promise<Fate[]> {
  if (rawIds.length === 0) return [];
  const columns = ['rawId', 'address', 'state', 'nextTryAt', 'reply', 'at', 'replacedBy'] as const;
  return tables(db)
    .selectFrom('recipient')
    .select(columns)
    .where('rawId', 'in', rawIds)
    .orderBy('rawId')
    .orderBy('address')
    .execute();
}

/** A recipient that has no outcome yet, for the list of what waits. */
export type Queued = Omit<Fate, 'replacedBy'> & { attempts: number; queuedAt: number };

/** The last of a page of `queuedRecipients`: where the next begins. */
export type QueuedCursor = Pick<Queued, 'queuedAt' | 'rawId' | 'address'>;

// Said in the words of the index recipient_open, or SQLite does not see that it fits.
const isOpen = sql<boolean>`state IN ('queued', 'sending', 'delayed', 'held')`;

/** What has no outcome yet, the longest waiting first, a page at a time. */
export async function queuedRecipients(
  db: Db,
  { after, limit }: { after?: QueuedCursor; limit: number },
): Promise<Queued[]> {
  const from = after
    ? sql`AND (queued_at, raw_id, address) > (${after.queuedAt}, ${after.rawId}, ${after.address})`
    : sql``;
  const { rows } = await sql<Queued>`
    SELECT raw_id AS "rawId", address, state, next_try_at AS "nextTryAt", reply, at, attempts, queued_at AS "queuedAt"
    FROM recipient WHERE ${isOpen} ${from} ORDER BY queued_at, raw_id, address LIMIT ${limit}`.execute(db);
  return rows;
}

/** How many recipients are in each state that is not an outcome. */
export async function countQueued(db: Db): Promise<Map<Fate['state'], number>> {
  const { rows } = await sql<{ state: Fate['state']; n: number }>`
    SELECT state, count(*) AS n FROM recipient WHERE ${isOpen} GROUP BY state`.execute(db);
  return new Map(rows.map(({ state, n }) => [state, n]));
}

/** Queues anew what is neither being sent nor sent. @returns whether there was such a one */
export async function requeue(db: Db, rawId: number, address: string, now: number): Promise<boolean> {
  const result = await tables(db)
    .updateTable('recipient')
    .set({ state: 'queued', attempts: 0, queuedAt: now, nextTryAt: now, at: now, replacedBy: null })
    .where('rawId', '=', rawId)
    .where('address', '=', address)
    .where('state', 'not in', ['sending', 'sent'])
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Takes a recipient that waits, or is held, out of its turn. @returns whether there was such a one */
export async function changeOpen(
  db: Db,
  { rawId, address, state, at }: Pick<Fate, 'rawId' | 'address' | 'at'> & { state: 'held' | 'cancelled' },
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('recipient')
    .set({ state, at, nextTryAt: null })
    .where('rawId', '=', rawId)
    .where('address', '=', address)
    .where('state', 'in', ['queued', 'delayed', 'held'])
    .where('state', '<>', state)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Lets another address stand for one that did not take the mail. @returns whether it was not too late */
export async function replaceUnsent(
  db: Db,
  { rawId, address, replacedBy, at }: Pick<Fate, 'rawId' | 'address' | 'replacedBy' | 'at'>,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('recipient')
    .set({ state: 'cancelled', at, nextTryAt: null, replacedBy })
    .where('rawId', '=', rawId)
    .where('address', '=', address)
    .where('state', 'not in', ['sending', 'sent'])
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export async function hastenQueued(db: Db, now: number): Promise<void> {
  await tables(db)
    .updateTable('recipient')
    .set({ nextTryAt: now })
    .where('state', 'in', ['queued', 'delayed'])
    .where('nextTryAt', '>', now)
    .execute();
}
