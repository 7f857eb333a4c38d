import { sql } from 'kysely';
import type { Db } from '#src/platform/db/index.ts';
import type { DeliveryTables, Due, Fate } from './schema.ts';

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

/** Takes recipients that are due, of a few mails, and pushes them past the lease, when one being sent is due again. */
export async function claimDue(db: Db, now: number, limit: number, leaseMs: number): Promise<Due[]> {
  const { rows } = await sql<Due>`
    UPDATE recipient SET state = 'sending', attempts = attempts + 1, next_try_at = ${now + leaseMs}, at = ${now}
    WHERE (raw_id, address) IN
      (SELECT raw_id, address FROM recipient WHERE next_try_at <= ${now} ORDER BY next_try_at LIMIT ${limit})
    RETURNING raw_id AS "rawId", address, attempts, queued_at AS "queuedAt"`.execute(db);
  return rows;
}

/** After a restart nobody is sending: whatever was, has an unknown outcome and is tried again (RFC 5321 4.5.4.1). */
export async function releaseSending(db: Db, now: number): Promise<void> {
  await tables(db)
    .updateTable('recipient')
    .set({ state: 'queued', nextTryAt: now })
    .where('state', '=', 'sending')
    .execute();
}

export async function nextTryDueAt(db: Db): Promise<number | null> {
  const due = tables(db).selectFrom('recipient').select('nextTryAt').where('nextTryAt', 'is not', null);
  return (await due.orderBy('nextTryAt').limit(1).executeTakeFirst())?.nextTryAt ?? null;
}

export async function recordFate(db: Db, { rawId, address, ...set }: Fate): Promise<void> {
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
  const columns = ['rawId', 'address', 'state', 'nextTryAt', 'reply', 'at'] as const;
  return tables(db)
    .selectFrom('recipient')
    .select(columns)
    .where('rawId', 'in', rawIds)
    .orderBy('rawId')
    .orderBy('address')
    .execute();
}
