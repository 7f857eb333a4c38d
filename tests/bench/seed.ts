import type { Database as Sqlite } from 'bun:sqlite';
import { createRandom } from '#src/lib/random.ts';
import { type Reader, seedCompany } from './seed-company.ts';
import { seedMail } from './seed-mail.ts';

/** An archive of so many messages, written into the real schema without the way in. @returns who looks at it */
export function seedArchive(sqlite: Sqlite, messages: number): Reader {
  const set = (...pragmas: string[]) => {
    for (const pragma of pragmas) sqlite.run(`PRAGMA ${pragma}`);
  };
  set('synchronous = OFF', 'cache_size = -400000', 'foreign_keys = OFF');
  // Its keys are spread at random: built once at the end it costs a sort, row by row a page each.
  const { sql } = sqlite
    .query<{ sql: string }, []>("SELECT sql FROM sqlite_schema WHERE name = 'message_header'")
    .get()!;
  sqlite.run('DROP INDEX message_header');
  sqlite.run('BEGIN');
  const reader = seedCompany(sqlite);
  seedMail(sqlite, createRandom(7), messages, reader);
  sqlite.run('COMMIT');
  sqlite.run(sql);
  set('wal_checkpoint(TRUNCATE)', 'synchronous = FULL', 'cache_size = -16000', 'foreign_keys = ON');
  return reader;
}
