import { Database as Sqlite } from 'bun:sqlite';
import { CamelCasePlugin, CompiledQuery, type Driver, Kysely, SqliteDialect } from 'kysely';
import type { Db } from '../handle.ts';
import { ensureOwnFile } from '../own-file.ts';
import { keepingStatements } from './statements.sqlite.ts';

export type Database = { path: string; writer: Db; reader: Db; sqlite: Sqlite; close(): Promise<void> };

/** The folder can't hold a WAL database: on most network file systems locks or shared memory don't work (hazard D3). */
export class UnfitFolder extends Error {
  override name = 'UnfitFolder';
}

const CONNECTION_PRAGMAS = [
  'busy_timeout = 5000',
  'synchronous = FULL',
  // Only macOS knows the difference, where a plain fsync leaves the bytes in the drive's cache.
  'fullfsync = ON',
  'foreign_keys = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'wal_autocheckpoint = 4000',
  'cache_size = -16000',
  'temp_store = MEMORY',
];

function connect(path: string): Sqlite {
  const sqlite = new Sqlite(path, { readwrite: true });
  for (const pragma of CONNECTION_PRAGMAS) sqlite.run(`PRAGMA ${pragma}`);
  return sqlite;
}

/** Takes the write lock at BEGIN: a transaction that reads first would otherwise fail at its first write (hazard D2). */
class Dialect extends SqliteDialect {
  override createDriver(): Driver {
    const driver = super.createDriver();
    driver.beginTransaction = async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    };
    return driver;
  }
}

function kyselyOver(sqlite: Sqlite): Db {
  // bun:sqlite's Database has the shape Kysely asks of a driver, but for a stricter type of bound values.
  const database = keepingStatements(sqlite) as unknown as ConstructorParameters<typeof SqliteDialect>[0]['database'];
  return new Kysely({ dialect: new Dialect({ database }), plugins: [new CamelCasePlugin()] });
}

/**
 * Opens (or makes, mode 0600) the database file with the settings every connection needs.
 * @throws UnfitFolder
 */
export function openDatabase(path: string): Database {
  // Made here, since SQLite gives the -wal and -shm beside it the mode that the file has by then.
  ensureOwnFile(path);
  const sqlite = connect(path);
  // 8 kB pages hold a mail's row with its blob in fewer pages; it only takes effect before the first table.
  sqlite.run('PRAGMA page_size = 8192');
  const { journal_mode: mode } = sqlite.query('PRAGMA journal_mode = WAL').get() as { journal_mode: string };
  if (mode !== 'wal') throw new UnfitFolder(`${path} can't be used: its file system does not allow what SQLite needs.`);
  const reading = connect(path);
  reading.run('PRAGMA query_only = ON');
  const writer = kyselyOver(sqlite);
  const reader = kyselyOver(reading);
  return {
    path,
    writer,
    reader,
    sqlite,
    async close() {
      // Kysely closes only what it has used.
      await reader.destroy();
      reading.close();
      sqlite.run('PRAGMA wal_checkpoint(TRUNCATE)');
      await writer.destroy();
      sqlite.close();
    },
  };
}
