import { sql } from 'kysely';
import { type Db, insertRows } from '../db/index.ts';
import type { ClaimedJob, JobTables, NewJob, NextJob } from './schema.ts';

const tables = (db: Db) => db.withTables<JobTables>();

export async function insertJobs(db: Db, jobs: NewJob[]): Promise<void> {
  await insertRows(tables(db), 'job', jobs);
}

/** Adds a job, or sets the one of that kind and key anew. */
export async function upsertJob(db: Db, job: NewJob & { key: string }): Promise<void> {
  const { payload, runAt } = job;
  await tables(db)
    .insertInto('job')
    .values(job)
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'key'])
        .where('key', 'is not', null)
        .doUpdateSet({ payload, runAt, attempts: 0, error: null }),
    )
    .execute();
}

export async function deleteKeyedJob(db: Db, kind: string, key: string): Promise<void> {
  await tables(db).deleteFrom('job').where('kind', '=', kind).where('key', '=', key).execute();
}

// A claim wipes the error that a failure leaves: tries without an error mean a claim that nobody ended.
const SUSPECT = sql<boolean>`attempts > 0 AND error IS NULL`;

/**
 * Takes the jobs of a kind that are due, oldest first, and pushes them past the lease, so that a crash only delays them.
 * @param isSuspect takes of the suspects, else of all others
 */
export async function claimJobs(
  db: Db,
  {
    kind,
    now,
    limit,
    leaseMs,
    isSuspect,
  }: { kind: string; now: number; limit: number; leaseMs: number; isSuspect: boolean },
): Promise<ClaimedJob[]> {
  const { rows } = await sql<ClaimedJob>`
    UPDATE job SET run_at = ${now + leaseMs}, attempts = attempts + 1, error = NULL
    WHERE id IN (
      SELECT id FROM job WHERE kind = ${kind} AND run_at <= ${now} AND (${SUSPECT}) = ${isSuspect ? 1 : 0}
      ORDER BY run_at, id LIMIT ${limit})
    RETURNING id, payload, attempts`.execute(db);
  return rows.sort((a, b) => a.id - b.id);
}

export async function nextJob(db: Db, kind: string): Promise<NextJob | null> {
  const { rows } = await sql<{ runAt: number; isSuspect: number }>`
    SELECT run_at, (${SUSPECT}) AS is_suspect FROM job WHERE kind = ${kind} AND run_at IS NOT NULL
    ORDER BY run_at, id LIMIT 1`.execute(db);
  return rows[0] ? { runAt: rows[0].runAt, isSuspect: rows[0].isSuspect === 1 } : null;
}

/** How many jobs of a kind wait for their turn; counts no further than `most`. */
export async function waitingJobs(db: Db, kind: string, most: number): Promise<number> {
  const some = tables(db).selectFrom('job').select('id').where('kind', '=', kind).where('runAt', 'is not', null);
  return (await some.limit(most).execute()).length;
}

/** Removes claimed jobs; one that was set anew meanwhile (`scheduleJob` resets its tries) stays. */
export async function deleteJobs(db: Db, ids: number[]): Promise<void> {
  if (ids.length > 0) await tables(db).deleteFrom('job').where('id', 'in', ids).where('attempts', '>', 0).execute();
}

/** Puts a claimed job to another time, or buries it (`runAt` null); one that was set anew meanwhile is left alone. */
export async function postponeJob(db: Db, id: number, runAt: number | null, error: string | null): Promise<void> {
  await tables(db).updateTable('job').set({ runAt, error }).where('id', '=', id).where('attempts', '>', 0).execute();
}

/** Jobs of a kind that wait, so much earlier: the clock by which their time was reckoned was wrong. */
export async function bringForward(db: Db, kind: string, now: number, ms: number): Promise<void> {
  await sql`UPDATE job SET run_at = run_at - ${ms} WHERE kind = ${kind} AND run_at > ${now}`.execute(db);
}

/** Makes everything claimed due again: after a restart nobody holds those leases. */
export async function releaseLeases(db: Db, now: number): Promise<void> {
  await sql`UPDATE job SET run_at = ${now} WHERE run_at > ${now} AND ${SUSPECT}`.execute(db);
}

/** Work that failed for good, newest first. */
export async function deadJobs(db: Db, limit: number) {
  const dead = tables(db).selectFrom('job').selectAll().where('runAt', 'is', null);
  return dead.orderBy('id', 'desc').limit(limit).execute();
}

/** Makes a dead job due, with all its tries. @returns whether there was one */
export async function retryDeadJob(db: Db, id: number, now: number): Promise<boolean> {
  const dead = tables(db).updateTable('job').where('id', '=', id).where('runAt', 'is', null);
  return (await dead.set({ runAt: now, attempts: 0, error: null }).executeTakeFirst()).numUpdatedRows > 0n;
}

/** Forgets a dead job. @returns whether there was one */
export async function discardJob(db: Db, id: number): Promise<boolean> {
  const dead = tables(db).deleteFrom('job').where('id', '=', id).where('runAt', 'is', null);
  return (await dead.executeTakeFirst()).numDeletedRows > 0n;
}
