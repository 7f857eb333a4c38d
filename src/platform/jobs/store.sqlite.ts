import { sql } from 'kysely';
import type { Db } from '../db/index.ts';
import type { ClaimedJob, JobTables } from './schema.ts';

const tables = (db: Db) => db.withTables<JobTables>();

/** Takes the jobs of a kind that are due, oldest first, and pushes them past the lease, so that a crash only delays them. */
export async function claimJobs(
  db: Db,
  kind: string,
  now: number,
  limit: number,
  leaseMs: number,
): Promise<ClaimedJob[]> {
  const { rows } = await sql<ClaimedJob>`
    UPDATE job SET run_at = ${now + leaseMs}, attempts = attempts + 1
    WHERE id IN (SELECT id FROM job WHERE kind = ${kind} AND run_at <= ${now} ORDER BY run_at, id LIMIT ${limit})
    RETURNING id, "key", payload, attempts`.execute(db);
  return rows.sort((a, b) => a.id - b.id);
}

/** When the next job of a kind is due (UTC ms). */
export async function nextDueAt(db: Db, kind: string): Promise<number | null> {
  const due = tables(db).selectFrom('job').select('runAt').where('kind', '=', kind).where('runAt', 'is not', null);
  return (await due.orderBy('runAt').limit(1).executeTakeFirst())?.runAt ?? null;
}

/** Removes claimed jobs; one that was set anew meanwhile (`scheduleJob` resets its tries) stays. */
export async function deleteJobs(db: Db, ids: number[]): Promise<void> {
  if (ids.length > 0) await tables(db).deleteFrom('job').where('id', 'in', ids).where('attempts', '>', 0).execute();
}

/** Puts a claimed job to another time, or buries it (`runAt` null); one that was set anew meanwhile is left alone. */
export async function postponeJob(db: Db, id: number, runAt: number | null, error: string | null): Promise<void> {
  await tables(db).updateTable('job').set({ runAt, error }).where('id', '=', id).where('attempts', '>', 0).execute();
}

/** Makes everything claimed due again: after a restart nobody holds those leases. */
export async function releaseLeases(db: Db, now: number): Promise<void> {
  await sql`UPDATE job SET run_at = ${now} WHERE run_at > ${now} AND attempts > 0 AND error IS NULL AND "key" IS NULL`.execute(
    db,
  );
}

export async function deadJobs(db: Db, limit: number) {
  const dead = tables(db).selectFrom('job').selectAll().where('runAt', 'is', null);
  return dead.orderBy('id', 'desc').limit(limit).execute();
}

export async function retryDeadJob(db: Db, id: number, now: number): Promise<void> {
  const dead = tables(db).updateTable('job').where('id', '=', id).where('runAt', 'is', null);
  await dead.set({ runAt: now, attempts: 0, error: null }).execute();
}

export async function discardJob(db: Db, id: number): Promise<void> {
  await tables(db).deleteFrom('job').where('id', '=', id).where('runAt', 'is', null).execute();
}
