import { Database as Sqlite } from 'bun:sqlite';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '#migrations/index.ts';
import { runBackup } from '#src/cli/backup.ts';
import { runRestore } from '#src/cli/restore.ts';
import { readConfig } from '#src/platform/config/index.ts';
import { temporaryFolder } from '#tests/support/machine.ts';
import { ADMIN, setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { openStore, received } from '#tests/support/store.ts';

const main = join(import.meta.dirname, '../../src/main.ts');

/** The command as a process of its own, with no setting of this one. */
async function postroom(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH, POSTROOM_SPARE_MB: '8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (output.out += chunk));
  child.stderr.on('data', (chunk) => (output.err += chunk));
  const [code] = await once(child, 'close');
  return { code: code as number, ...output };
}

const dataOf = (path: string) => ({ POSTROOM_DATA: path });

/** A data folder in which a server has run and stopped, and a backup made beside it: one mail, one admin. */
const original = temporaryFolder();
let made: Awaited<ReturnType<typeof postroom>>;

beforeAll(async () => {
  const data = join(original.path, 'data');
  await using server = await startPostroom(dataOf(data));
  await setUpPostroom(server);
  await sendLetter(server.smtpPort, { to: 'support@acme.example', bytes: letter({ Subject: 'Kept' }) });
  {
    using store = openStore(data);
    await received(store, 'Kept');
  }
  made = await postroom(['backup', join(original.path, 'backup.db')], dataOf(data));
});

afterAll(() => original[Symbol.dispose]());

/** A copy of it that a test may do with as it likes. */
function backedUp() {
  const folder = temporaryFolder();
  cpSync(original.path, folder.path, { recursive: true });
  return {
    folder: folder.path,
    data: join(folder.path, 'data'),
    file: join(folder.path, 'backup.db'),
    [Symbol.dispose]: folder[Symbol.dispose],
  };
}

test('backup works beside a running server, says what is in the file, and is listed there', async () => {
  using kept = backedUp();
  expect([made.code, made.err]).toEqual([0, '']);
  expect(made.out).toContain(`NOT encrypted, schema ${migrations.length}`);
  expect(made.out).toContain('It holds 1 mail, 1 conversation, 1 message, 1 contact, 1 person, 1 mailbox.');
  using store = openStore(kept.data);
  expect(store.one('SELECT reason, path, error FROM backup')).toEqual({
    reason: 'command',
    path: join(original.path, 'backup.db'),
    error: null,
  });
  expect(store.count("SELECT count(*) FROM event WHERE name = 'backup.made'")).toBe(1);
});

test('D4: restore into an empty folder gives the whole office back: the mail is read with the password of before', async () => {
  using kept = backedUp();
  const { folder, file } = kept;
  const fresh = join(folder, 'fresh');
  const { code, out, err } = await postroom(['restore', file], dataOf(fresh));
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('It holds 1 mail, ');
  await using server = await startPostroom(dataOf(fresh));
  const browser = server.browser();
  expect((await browser.send('/session', { email: ADMIN.email, password: ADMIN.password })).status).toBe(303);
  expect(await (await browser.get('/conversations/1')).text()).toContain('Kept');
});

const isRoot = process.getuid?.() === 0;

test.skipIf(!isRoot)(
  'what root restores belongs to the user whose folder it is, so that the service opens it',
  async () => {
    using kept = backedUp();
    const service = join(kept.folder, 'service');
    mkdirSync(service);
    chownSync(service, 65534, 65534);
    expect((await postroom(['restore', kept.file], dataOf(service))).code).toBe(0);
    const owners = readdirSync(service)
      .sort()
      .map((name) => [name, statSync(join(service, name)).uid]);
    expect(owners).toEqual([
      ['postroom.db', 65534],
      ['postroom.lock', 65534],
    ]);
  },
);

test('D4: restore keeps what was there, and ends the sessions that the backup knew', async () => {
  using kept = backedUp();
  const { data, file } = kept;
  {
    using store = openStore(data);
    store.run("INSERT INTO contact (name, created_at) VALUES ('Written since', 1)");
  }
  const { code, out } = await postroom(['restore', file], dataOf(data));
  expect(code).toBe(0);
  expect(readdirSync(data).filter((name) => name.includes('wal') || name === 'restoring')).toEqual([]);
  const aside = /kept: (\S+)/.exec(out)![1]!;
  using old = new Sqlite(aside, { readonly: true });
  expect(old.query('SELECT count(*) AS n FROM contact').get()).toEqual({ n: 2 });
  using store = openStore(data);
  expect(store.count('SELECT count(*) FROM contact')).toBe(1);
  expect(store.count('SELECT count(*) FROM session')).toBe(0);
  expect(store.count("SELECT count(*) FROM event WHERE name = 'backup.restored'")).toBe(1);
});

test.each([
  [
    'mail that was queued',
    "INSERT INTO recipient (raw_id, address, state, queued_at, at) SELECT id, 'a@b.example', 'queued', 1, 1 FROM raw",
  ],
  [
    'an answer in its undo window',
    "INSERT INTO job (kind, key, payload, run_at, created_at) VALUES ('draft.dispatch', '1', '{}', 1, 1)",
  ],
])('O14: %s in a backup does not leave a second time by itself: sending is paused', async (_, sql) => {
  using kept = backedUp();
  const { data, file } = kept;
  {
    using copy = new Sqlite(file);
    copy.run(sql);
  }
  expect((await postroom(['restore', file], dataOf(data))).out).toContain('sending is paused');
  using store = openStore(data);
  expect(store.one("SELECT value FROM setting WHERE name = 'delivery.isPaused'")).toEqual({ value: 'true' });
});

test('restore is refused while a server runs, for what is no backup, and for one of a newer Postroom; nothing changes', async () => {
  using kept = backedUp();
  const { folder, data, file } = kept;
  const strange = join(folder, 'strange.db');
  new Sqlite(strange).run('CREATE TABLE a (b)');
  const text = join(folder, 'letter.txt');
  writeFileSync(text, 'Dear Sir or Madam, '.repeat(1000));
  const newer = join(folder, 'newer.db');
  writeFileSync(newer, readFileSync(file));
  {
    using copy = new Sqlite(newer);
    copy.run('PRAGMA user_version = 99');
  }
  const before = readFileSync(join(data, 'postroom.db'));
  const says = async (path: string) => {
    const refused = await runRestore(readConfig(dataOf(data)), [path]).catch((error: Error) => error);
    return refused?.message;
  };
  expect(await says(strange)).toContain('not one of Postroom');
  expect(await says(text)).toContain('damaged, or no database');
  expect(await says(newer)).toContain('was made by a newer Postroom (schema 99');
  expect(await says(join(folder, 'none.db'))).toContain('There is no file');
  expect(readFileSync(join(data, 'postroom.db')).equals(before)).toBe(true);
  await using server = await startPostroom(dataOf(data));
  expect(await says(file)).toContain('Another Postroom serves this data folder already');
  expect(server.webPort).toBeGreaterThan(0);
  expect(existsSync(join(data, 'restoring'))).toBe(false);
});

test('what the commands take is said, before anything is done', async () => {
  using folder = temporaryFolder();
  const config = readConfig(dataOf(join(folder.path, 'none')));
  await expect(runBackup(config, [])).rejects.toThrow('backup takes the name of a new file');
  await expect(runBackup(config, ['a', '--fast'])).rejects.toThrow('backup takes');
  await expect(runBackup(config, ['a', 'b'])).rejects.toThrow('backup takes');
  const data = dataOf(folder.path);
  writeFileSync(join(folder.path, 'postroom.db'), '');
  await expect(runBackup(readConfig(data), [folder.path])).rejects.toThrow('is a folder');
  rmSync(join(folder.path, 'postroom.db'));
  await expect(runRestore(config, [])).rejects.toThrow('restore takes the name of a backup.');
  expect(readdirSync(folder.path)).toEqual([]);
});
