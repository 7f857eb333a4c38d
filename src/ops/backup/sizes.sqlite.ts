import { sql } from 'kysely';
import type { Db } from '#src/platform/db/index.ts';

const KEPT_DAYS = 400;

/** The weight of this day (UTC), which the last look of the day decides. */
export async function insertSize(db: Db, at: number, bytes: number): Promise<void> {
  const day = new Date(at).toISOString().slice(0, 10);
  await sql`INSERT INTO daily_size (day, at, bytes) VALUES (${day}, ${at}, ${bytes})
    ON CONFLICT (day) DO UPDATE SET bytes = excluded.bytes`.execute(db);
  await sql`DELETE FROM daily_size WHERE at < ${at - KEPT_DAYS * 86_400_000}`.execute(db);
}

/** Day by day, the oldest first. */
export async function sizesSince(db: Db, since: number): Promise<{ at: number; bytes: number }[]> {
  const { rows } = await sql<{ at: number; bytes: number }>`
    SELECT at, bytes FROM daily_size WHERE at >= ${since} ORDER BY day`.execute(db);
  return rows;
}

/** When somebody looked for the first time; null before. */
export async function firstWeighed(db: Db): Promise<number | null> {
  const { rows } = await sql<{ at: number }>`SELECT at FROM daily_size ORDER BY day LIMIT 1`.execute(db);
  return rows[0]?.at ?? null;
}
