/**
 * The one SQLite file: two connections (a writer, a reader for pages), migrations, transactions.
 * Nobody keeps a handle: it is passed. On the writer, using the root handle inside a transaction waits for ever.
 */

export type { Db } from '../handle.ts';
export { insertRows } from './insert-rows.sqlite.ts';
export { migrate, SchemaTooNew } from './migrate.sqlite.ts';
export { nextId } from './next-id.sqlite.ts';
export { type Database, openDatabase } from './open.sqlite.ts';
export { oncePerPage, pageReader } from './page-reader.sqlite.ts';
export { transaction } from './transaction.ts';
