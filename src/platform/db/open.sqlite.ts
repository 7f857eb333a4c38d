import { Database as Sqlite } from 'bun:sqlite';
import { chmodSync, existsSync } from 'node:fs';
import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely';
import type { Db } from './handle.ts';

export type Database = { path: string; writer: Db; reader: Db; sqlite: Sqlite; close(): Promise<void> };

// 8 kB pages hold a mail's row with its blob in fewer pages; they only take effect before the first table.
const FILE_PRAGMAS = ['page_size = 8192', 'journal_mode = WAL'];

const CONNECTION_PRAGMAS = [
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'wal_autocheckpoint = 4000',
  'cache_size = -16000',
  'temp_store = MEMORY',
];

function connect(path: string, pragmas: string[]): Sqlite {
  const sqlite = new Sqlite(path, { create: true, readwrite: true });
  for (const pragma of pragmas) sqlite.run(`PRAGMA ${pragma}`);
  return sqlite;
}

function kyselyOver(sqlite: Sqlite): Db {
  // bun:sqlite's Database has the shape Kysely asks of a driver, but for a stricter type of bound values.
  const database = sqlite as unknown as ConstructorParameters<typeof SqliteDialect>[0]['database'];
  return new Kysely({ dialect: new SqliteDialect({ database }), plugins: [new CamelCasePlugin()] });
}

/** Opens (or makes, mode 0600) the database file with the settings every connection needs. */
export function openDatabase(path: string): Database {
  const isNew = !existsSync(path);
  const sqlite = connect(path, [...FILE_PRAGMAS, ...CONNECTION_PRAGMAS]);
  if (isNew) chmodSync(path, 0o600);
  const reading = connect(path, [...CONNECTION_PRAGMAS, 'query_only = ON']);
  const writer = kyselyOver(sqlite);
  const reader = kyselyOver(reading);
  return {
    path,
    writer,
    reader,
    sqlite,
    async close() {
      await reader.destroy();
      sqlite.run('PRAGMA wal_checkpoint(TRUNCATE)');
      await writer.destroy();
    },
  };
}
