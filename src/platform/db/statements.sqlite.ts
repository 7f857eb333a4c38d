import type { Database as Sqlite, Statement } from 'bun:sqlite';

type Driven = { prepare(sql: string): Statement; close(): void };

// A store's statement comes in as many texts as its lists have lengths; the rare ones make room.
const MOST = 400;

/** A database that prepares each text once: Kysely asks anew for every query, and preparing costs more than most of ours run. */
export function keepingStatements(sqlite: Sqlite): Driven {
  const kept = new Map<string, Statement>();
  return {
    prepare(sql) {
      const statement = kept.get(sql) ?? sqlite.prepare(sql);
      // Taken out and put in again, so that the first is always the one that was not used for longest.
      kept.delete(sql);
      kept.set(sql, statement);
      if (kept.size > MOST) {
        const [oldest, unused] = kept.entries().next().value!;
        kept.delete(oldest);
        unused.finalize();
      }
      return statement;
    },
    close() {
      // An open statement would keep the file open, and its -wal beside it.
      for (const statement of kept.values()) statement.finalize();
      kept.clear();
      sqlite.close();
    },
  };
}
