import { Database as Sqlite } from 'bun:sqlite';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeBackup, unpackBackup } from '#src/platform/backup/index.ts';
import { temporaryFolder } from '#tests/support/machine.ts';

const PASSPHRASE = 'correct horse battery';

/** A database in WAL mode that somebody has open, with commits that are in the -wal alone. */
function openLive() {
  const folder = temporaryFolder();
  const path = join(folder.path, 'postroom.db');
  const sqlite = new Sqlite(path);
  sqlite.run('PRAGMA journal_mode = WAL');
  sqlite.run('PRAGMA wal_autocheckpoint = 0');
  sqlite.run('PRAGMA user_version = 3');
  sqlite.run('CREATE TABLE raw (id INTEGER PRIMARY KEY, bytes BLOB) STRICT');
  sqlite.run('CREATE TABLE message (id INTEGER PRIMARY KEY, raw_id INTEGER REFERENCES raw) STRICT');
  const add = (count: number) => {
    for (let i = 0; i < count; i++) sqlite.run('INSERT INTO raw (bytes) VALUES (randomblob(5000))');
  };
  add(200);
  const target = join(folder.path, 'copy.db');
  return {
    folder: folder.path,
    sqlite,
    add,
    target,
    make: (passphrase: string | null = null, to = target) =>
      makeBackup({ database: path, target: to, passphrase, spareBytes: 0 }),
    names: () => readdirSync(folder.path).filter((name) => !name.startsWith('postroom.db')),
    [Symbol.dispose]() {
      sqlite.close();
      folder[Symbol.dispose]();
    },
  };
}

const nobody = async () => null;

test('D4: a backup beside a writer holds its last commits, is counted, and is readable by its owner alone', async () => {
  using live = openLive();
  const made = await live.make();
  expect(made).toMatchObject({ path: live.target, version: 3, isSealed: false, counts: { raw: 200, message: 0 } });
  expect(statSync(live.target).mode & 0o777).toBe(0o600);
  expect(made.bytes).toBe(statSync(live.target).size);
  live.add(1);
  using copy = new Sqlite(live.target, { readonly: true });
  expect(copy.query('SELECT count(*) AS n FROM raw').get()).toEqual({ n: 200 });
  expect(live.names()).toEqual(['copy.db']);
});

test('W16: with a passphrase nothing of it is readable, and it opens with that passphrase alone', async () => {
  using live = openLive();
  const made = await live.make(PASSPHRASE);
  expect(made.isSealed).toBe(true);
  expect(live.names()).toEqual(['copy.db']);
  const bytes = readFileSync(live.target);
  expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  expect(bytes.includes('SQLite format 3')).toBe(false);
  expect(statSync(live.target).mode & 0o777).toBe(0o600);
  const to = join(live.folder, 'opened.db');
  await expect(unpackBackup(live.target, to, async () => 'wrong horse battery')).rejects.toThrow('this passphrase');
  await expect(unpackBackup(live.target, to, nobody)).rejects.toThrow('POSTROOM_BACKUP_PASSPHRASE');
  expect(existsSync(to)).toBe(false);
  expect(await unpackBackup(live.target, to, async () => PASSPHRASE)).toMatchObject({ counts: { raw: 200 } });
});

test('one flipped byte of an encrypted backup, or one cut short, is found out, and nothing is left of the try', async () => {
  using live = openLive();
  await live.make(PASSPHRASE);
  const bytes = readFileSync(live.target);
  const to = join(live.folder, 'opened.db');
  const open = () => unpackBackup(live.target, to, async () => PASSPHRASE);
  writeFileSync(live.target, bytes.subarray(0, bytes.length - 70_000));
  await expect(open()).rejects.toThrow('was cut or changed');
  bytes[bytes.length - 5000]! ^= 1;
  writeFileSync(live.target, bytes);
  await expect(open()).rejects.toThrow('was cut or changed');
  expect(existsSync(to)).toBe(false);
});

test('an existing file is never overwritten, and a folder that is not there is said', async () => {
  using live = openLive();
  writeFileSync(live.target, 'precious');
  await expect(live.make()).rejects.toThrow(`There is a file ${live.target} already.`);
  expect(readFileSync(live.target, 'utf8')).toBe('precious');
  await expect(live.make(null, join(live.folder, 'none', 'x.db'))).rejects.toThrow('There is no folder');
});

test('D6: a damaged database is not copied as if it were whole, and nothing stands under the name', async () => {
  using live = openLive();
  live.sqlite.run('PRAGMA wal_checkpoint(TRUNCATE)');
  const file = openSync(join(live.folder, 'postroom.db'), 'r+');
  for (let page = 3; page < 20; page++) writeSync(file, Buffer.alloc(4000, 0xa5), 0, 4000, page * 4096);
  closeSync(file);
  await expect(live.make()).rejects.toThrow(/damaged|copied/);
  expect(live.names()).toEqual([]);
});

test('without room none is begun', async () => {
  using live = openLive();
  const { folder, target } = live;
  const wanted = { database: join(folder, 'postroom.db'), target, passphrase: null, spareBytes: 1e15 };
  await expect(makeBackup(wanted)).rejects.toThrow('There is no room for it');
  expect(live.names()).toEqual([]);
});

test('where nobody wants it any more by the time it is checked, nothing is left of it', async () => {
  using live = openLive();
  const { folder, target } = live;
  const wanted = { database: join(folder, 'postroom.db'), target, passphrase: null, spareBytes: 0 };
  await expect(makeBackup({ ...wanted, isStillWanted: () => false })).rejects.toThrow('is gone');
  expect(live.names()).toEqual([]);
});

test('what a killed backup left behind is no obstacle for the next', async () => {
  using live = openLive();
  writeFileSync(`${live.target}.part`, 'half');
  writeFileSync(join(live.folder, 'copy.db.unsealed'), 'half');
  expect((await live.make(PASSPHRASE)).counts.raw).toBe(200);
  expect(live.names()).toEqual(['copy.db']);
});

test('D2: the -wal that grew meanwhile is emptied into the file', async () => {
  using live = openLive();
  const wal = () => statSync(join(live.folder, 'postroom.db-wal')).size;
  expect(wal()).toBeGreaterThan(1_000_000);
  await live.make();
  expect(wal()).toBe(0);
});
