import { Database as Sqlite } from 'bun:sqlite';
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteDialect,
  type SqliteDialectConfig,
} from 'kysely';
import { isDiskTrouble } from '#src/lib/sqlite-trouble.ts';
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

/** Tells of each query that found no room, the commit among them. */
function watched(connection: DatabaseConnection, onNoRoom: () => void): DatabaseConnection {
  const executeQuery: DatabaseConnection['executeQuery'] = async (query) => {
    try {
      return await connection.executeQuery(query);
    } catch (error) {
      if (isDiskTrouble(error)) onNoRoom();
      throw error;
    }
  };
  return { executeQuery, streamQuery: (...args) => connection.streamQuery(...args) };
}

/** Takes the write lock at BEGIN: a transaction that reads first would otherwise fail at its first write (hazard D2). */
class Dialect extends SqliteDialect {
  readonly #onNoRoom: () => void;

  constructor(config: SqliteDialectConfig, onNoRoom: () => void) {
    super(config);
    this.#onNoRoom = onNoRoom;
  }

  override createDriver(): Driver {
    const driver = super.createDriver();
    const acquire = driver.acquireConnection.bind(driver);
    driver.acquireConnection = async () => watched(await acquire(), this.#onNoRoom);
    driver.beginTransaction = async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    };
    return driver;
  }
}

function kyselyOver(sqlite: Sqlite, onNoRoom: () => void): Db {
  // bun:sqlite's Database has the shape Kysely asks of a driver, but for a stricter type of bound values.
  const database = keepingStatements(sqlite) as unknown as SqliteDialectConfig['database'];
  return new Kysely({ dialect: new Dialect({ database }, onNoRoom), plugins: [new CamelCasePlugin()] });
}

/**
 * Opens (or makes, mode 0600) the database file with the settings every connection needs.
 * @param onNoRoom told whenever a query failed since the disk is full, or broken
 * @throws UnfitFolder
 */
export function openDatabase(path: string, onNoRoom: () => void = () => {}): Database {
  // Made here, since SQLite gives the -wal and -shm beside it the mode that the file has by then.
  ensureOwnFile(path);
  const sqlite = connect(path);
  // 8 kB pages hold a mail's row with its blob in fewer pages; it only takes effect before the first table.
  sqlite.run('PRAGMA page_size = 8192');
  const { journal_mode: mode } = sqlite.query('PRAGMA journal_mode = WAL').get() as { journal_mode: string };
  if (mode !== 'wal') throw new UnfitFolder(`${path} can't be used: its file system does not allow what SQLite needs.`);
  const reading = connect(path);
  reading.run('PRAGMA query_only = ON');
  const writer = kyselyOver(sqlite, onNoRoom);
  const reader = kyselyOver(reading, onNoRoom);
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
