import { Database } from 'bun:sqlite';
import { join } from 'node:path';

/** Looks into the database file of a running Postroom, or reaches into it as no page can. Columns come in snake_case. */
export function openStore(folder: string) {
  const sqlite = new Database(join(folder, 'postroom.db'));
  sqlite.run('PRAGMA busy_timeout = 5000');
  type Value = string | number | null;
  return {
    all: <T>(sql: string, ...values: Value[]): T[] => sqlite.query(sql).all(...values) as T[],
    one: <T>(sql: string, ...values: Value[]): T | null => sqlite.query(sql).get(...values) as T | null,
    count: (sql: string, ...values: Value[]): number =>
      Number(Object.values(sqlite.query(sql).get(...values) as object)[0]),
    run: (sql: string, ...values: Value[]): void => void sqlite.run(sql, values),
    [Symbol.dispose]: () => sqlite.close(),
  };
}

export type Store = ReturnType<typeof openStore>;

/** What `look` finds, as soon as it finds something; for what another process or a job does in its own time. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  mostMs = 15_000,
): Promise<NonNullable<Exclude<T, false>>> {
  for (const end = performance.now() + mostMs; performance.now() < end; await Bun.sleep(10)) {
    const found = await look();
    if (found) return found as NonNullable<Exclude<T, false>>;
  }
  throw new Error(`Waited ${mostMs} ms in vain: ${what}`);
}

/** A received message of the store, found by its subject, as soon as it is there. */
export const received = (store: Store, subject: string) =>
  until(`a message with the subject ${subject}`, () =>
    store.one<{ id: number; conversation_id: number; raw_id: number }>(
      `SELECT id, conversation_id, raw_id FROM message WHERE kind = 'in' AND subject = ? ORDER BY id DESC`,
      subject,
    ),
  );
