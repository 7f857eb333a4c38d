import type { SQLQueryBindings, Database as Sqlite } from 'bun:sqlite';

const ROWS = 64;

/** Many rows with each statement; `end` writes what is left. */
export type Inserter = { row(...values: SQLQueryBindings[]): void; end(): void };

/** @param columns names with spaces between */
export function inserter(sqlite: Sqlite, table: string, columns: string): Inserter {
  const names = columns.split(' ');
  const one = `(${names.map(() => '?').join(', ')})`;
  const prepare = (rows: number) =>
    sqlite.prepare<unknown, SQLQueryBindings[]>(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES ${Array(rows).fill(one).join(', ')}`,
    );
  const full = prepare(ROWS);
  let waiting: SQLQueryBindings[] = [];
  return {
    row(...values) {
      waiting.push(...values);
      if (waiting.length < ROWS * names.length) return;
      full.run(...waiting);
      waiting = [];
    },
    end() {
      if (waiting.length > 0) prepare(waiting.length / names.length).run(...waiting);
      waiting = [];
      full.finalize();
    },
  };
}
