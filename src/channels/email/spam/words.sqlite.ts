import { sql } from 'kysely';
import type { Db } from '#src/platform/db/index.ts';
import type { Counts } from './probability.ts';

// The row that counts messages, not a word: no hash is negative.
const LESSONS = -1;

/** How many messages taught. */
export async function lessonCounts(db: Db): Promise<Counts> {
  const found = sql<Counts>`SELECT spam, ham FROM spam_word WHERE hash = ${LESSONS}`;
  return (await found.execute(db)).rows[0] ?? { spam: 0, ham: 0 };
}

/** Adds a message's words to the counts; `change` is negative where a lesson is taken back. No count goes below 0. */
export async function countWords(db: Db, hashes: number[], change: Counts, at: number): Promise<void> {
  const { spam, ham } = change;
  await sql`
    INSERT INTO spam_word (hash, spam, ham, learned_at)
    SELECT value, max(0, ${spam}), max(0, ${ham}), ${at} FROM json_each(${JSON.stringify([LESSONS, ...hashes])}) WHERE true
    ON CONFLICT (hash) DO UPDATE SET
      spam = max(0, spam + ${spam}), ham = max(0, ham + ${ham}), learned_at = excluded.learned_at`.execute(db);
}

/** How many words are known. */
export async function countKnownWords(db: Db): Promise<number> {
  const found = sql<{ n: number }>`SELECT count(*) AS n FROM spam_word WHERE hash >= 0`;
  return (await found.execute(db)).rows[0]!.n;
}

/** Forgets words that stood in one message at most and were learned before `before` (UTC ms). @returns how many */
export async function forgetRareWords(db: Db, before: number, limit: number): Promise<number> {
  const result = await sql`
    DELETE FROM spam_word WHERE hash IN (
      SELECT hash FROM spam_word WHERE hash >= 0 AND spam + ham <= 1 AND learned_at < ${before} LIMIT ${limit})`.execute(
    db,
  );
  return Number(result.numAffectedRows ?? 0);
}
