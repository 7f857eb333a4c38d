import { sql } from 'kysely';
import type { Db } from '../db/index.ts';
import type { JobTables } from './schema.ts';

const tables = (db: Db) => db.withTables<JobTables>();

/** A job with a key: when it is due (null: failed for good), and whether somebody works on it. */
export type KeyedJob = { runAt: number | null; isRunning: boolean; createdAt: number };

export async function keyedJob(db: Db, kind: string, key: string): Promise<KeyedJob | null> {
  const { rows } = await sql<{ runAt: number | null; isRunning: number; createdAt: number }>`
    SELECT run_at, (attempts > 0 AND error IS NULL AND run_at IS NOT NULL) AS is_running, created_at
    FROM job WHERE kind = ${kind} AND key = ${key}`.execute(db);
  return rows[0] ? { ...rows[0], isRunning: rows[0].isRunning === 1 } : null;
}

/** What there is of one kind: `failing` were tried and will be again, `dead` failed for good. Times are UTC ms. */
export type KindSum = {
  kind: string;
  waiting: number;
  running: number;
  failing: number;
  dead: number;
  nextAt: number | null;
  error: string | null;
};

/** One walk over all jobs there are: the table holds what is to do, not what was done. */
export async function jobSums(db: Db): Promise<KindSum[]> {
  const { rows } = await sql<KindSum>`
    SELECT kind, count(*) FILTER (WHERE run_at IS NOT NULL AND (attempts = 0 OR error IS NOT NULL)) AS waiting,
      count(*) FILTER (WHERE run_at IS NOT NULL AND attempts > 0 AND error IS NULL) AS running,
      count(*) FILTER (WHERE run_at IS NOT NULL AND error IS NOT NULL) AS failing,
      count(*) FILTER (WHERE run_at IS NULL) AS dead,
      min(run_at) FILTER (WHERE attempts = 0 OR error IS NOT NULL) AS next_at,
      max(error) FILTER (WHERE run_at IS NOT NULL) AS error
    FROM job GROUP BY kind ORDER BY kind`.execute(db);
  return rows;
}

/** Dead jobs of a kind, newest first, those with an id below `before`. */
export async function deadOfKind(db: Db, kind: string, limit: number, before: number | null = null) {
  let dead = tables(db).selectFrom('job').selectAll().where('kind', '=', kind).where('runAt', 'is', null);
  if (before !== null) dead = dead.where('id', '<', before);
  return dead.orderBy('id', 'desc').limit(limit).execute();
}

/** A job that failed for good, or null. */
export async function findDeadJob(db: Db, id: number): Promise<{ id: number; kind: string } | null> {
  const dead = tables(db).selectFrom('job').select(['id', 'kind']).where('id', '=', id).where('runAt', 'is', null);
  return (await dead.executeTakeFirst()) ?? null;
}

/** Makes all dead jobs of a kind due, with all their tries. @returns how many there were */
export async function retryDeadKind(db: Db, kind: string, now: number): Promise<number> {
  const dead = tables(db).updateTable('job').where('kind', '=', kind).where('runAt', 'is', null);
  return Number((await dead.set({ runAt: now, attempts: 0, error: null }).executeTakeFirst()).numUpdatedRows);
}

/** Forgets all dead jobs of a kind. @returns how many there were */
export async function discardDeadKind(db: Db, kind: string): Promise<number> {
  const dead = tables(db).deleteFrom('job').where('kind', '=', kind).where('runAt', 'is', null);
  return Number((await dead.executeTakeFirst()).numDeletedRows);
}
