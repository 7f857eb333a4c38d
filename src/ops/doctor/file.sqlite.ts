import { Database as Sqlite } from 'bun:sqlite';
import { existsSync, statSync } from 'node:fs';
import { messageOf } from '#src/lib/errors.ts';
import { type Line, line } from './line.ts';

const CHECK = 'database';
const MOST_TROUBLES = 3;

/** What the program may go on with: nothing, or the file with the schema it knows. */
export type File = { lines: Line[]; isUsable: boolean };

/** Reads the whole database file, changing nothing (hazard D6). May run beside a server; takes long where the file is large. */
export function checkFile(path: string, newestVersion: number): File {
  if (!existsSync(path)) {
    const todo = 'Start it once: postroom serve';
    return { lines: [line('warn', CHECK, `There is none yet at ${path}`, todo)], isUsable: false };
  }
  try {
    return examined(path, newestVersion);
  } catch (error) {
    return { lines: [damaged(path, messageOf(error))], isUsable: false };
  }
}

function examined(path: string, newestVersion: number): File {
  using sqlite = new Sqlite(path, { readonly: true });
  sqlite.run('PRAGMA busy_timeout = 5000');
  const rows = sqlite.query(`PRAGMA quick_check(${MOST_TROUBLES})`).all() as { quick_check: string }[];
  const troubles = rows.map((row) => row.quick_check).filter((text) => text !== 'ok');
  if (troubles.length > 0) return { lines: [damaged(path, troubles.join('; '))], isUsable: false };
  const { user_version: version } = sqlite.query('PRAGMA user_version').get() as { user_version: number };
  const lines = [
    line(
      'ok',
      CHECK,
      `Opens and is sound, ${megabytes(sizeOf(path))} and ${megabytes(sizeOf(`${path}-wal`))} beside it`,
    ),
  ];
  if (version === newestVersion) return { lines, isUsable: true };
  const [says, todo] =
    version > newestVersion
      ? ['It was written by a newer Postroom', 'Use that version.']
      : ['It is of an older Postroom', 'Start this one, which brings it up to date: postroom serve'];
  return { lines: [...lines, line(version > newestVersion ? 'fail' : 'warn', 'schema', says, todo)], isUsable: false };
}

const damaged = (path: string, trouble: string) =>
  line(
    'fail',
    CHECK,
    `It is damaged: ${trouble}`,
    `Stop the server, keep ${path} and the files beside it, and restore a backup.`,
  );

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
