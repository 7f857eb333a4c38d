import { CompiledQuery, type Insertable, type Kysely } from 'kysely';

const MOST = 64;

/**
 * Adds rows with few statements, past Kysely's syntax tree: in the letter's path, building and walking a tree of all values
 * took longer than writing them. Every row has the columns of the first.
 * @param ending 'ON CONFLICT DO NOTHING', 'RETURNING id'. @returns what was asked for with RETURNING, in no promised order
 */
export async function insertRows<T, K extends keyof T & string, R = never>(
  db: Kysely<T>,
  table: K,
  rows: readonly Insertable<T[K]>[],
  ending: '' | 'ON CONFLICT DO NOTHING' | 'RETURNING id' = '',
): Promise<R[]> {
  const returned: R[] = [];
  for (let start = 0; start < rows.length; ) {
    // Powers of two, so that few texts do for all lengths and their prepared statements are kept.
    const size = 2 ** Math.floor(Math.log2(Math.min(MOST, rows.length - start)));
    const query = compile(table, rows.slice(start, start + size) as Record<string, unknown>[], ending);
    returned.push(...(await db.executeQuery<R>(query)).rows);
    start += size;
  }
  return returned;
}

function compile(table: string, rows: Record<string, unknown>[], ending: string): CompiledQuery {
  const keys = Object.keys(rows[0]!);
  const places = `(${keys.map(() => '?').join(',')})`;
  const text = `INSERT INTO "${snakeCase(table)}" (${keys.map((key) => `"${snakeCase(key)}"`).join(',')}) VALUES ${Array(rows.length).fill(places).join(',')} ${ending}`;
  return CompiledQuery.raw(
    text,
    rows.flatMap((row) => keys.map((key) => row[key])),
  );
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
