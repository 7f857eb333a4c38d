import type { Db } from '#src/platform/db/index.ts';
import type { AccountTables } from '../schema.ts';

export const tables = (db: Db) => db.withTables<AccountTables>();
