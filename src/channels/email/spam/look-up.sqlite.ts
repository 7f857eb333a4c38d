import { sql } from 'kysely';
import type { Db } from '#src/platform/db/index.ts';
import type { Counts } from './probability.ts';
import type { Listed } from './schema.ts';

// Lists go in as one JSON value each: the statement's text is the same for every length, so it is prepared once.

/** Of these patterns, those that stand in a list. */
export async function listedAmong(db: Db, patterns: string[]): Promise<Map<string, Listed>> {
  if (patterns.length === 0) return new Map();
  const found = sql<{ pattern: string; verdict: Listed }>`
    SELECT pattern, verdict FROM sender_list WHERE pattern IN (SELECT value FROM json_each(${JSON.stringify(patterns)}))`;
  return new Map((await found.execute(db)).rows.map(({ pattern, verdict }) => [pattern, verdict]));
}

/** The counts of those of these words that were seen. */
export async function wordCounts(db: Db, hashes: number[]): Promise<Map<number, Counts>> {
  if (hashes.length === 0) return new Map();
  const found = sql<Counts & { hash: number }>`
    SELECT hash, spam, ham FROM spam_word WHERE hash IN (SELECT value FROM json_each(${JSON.stringify(hashes)}))`;
  return new Map((await found.execute(db)).rows.map((row) => [row.hash, row]));
}
