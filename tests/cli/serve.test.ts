import { Database as Sqlite } from 'bun:sqlite';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import own from '../../package.json' with { type: 'json' };
import { temporaryFolder } from '../support/machine.ts';
import { setUpPostroom, startPostroom } from '../support/postroom.ts';
import { letter, sendLetter } from '../support/send-letter.ts';
import { openStore } from '../support/store.ts';

const main = join(import.meta.dirname, '../../src/main.ts');
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** The program as a process of its own, with no setting of this one. */
function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (output.out += chunk));
  child.stderr.on('data', (chunk) => (output.err += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, ...output }));
  const line = async (part: string) => {
    while (!output.out.includes(part))
      await Promise.race([once(child.stdout, 'data'), ended.then((end) => Promise.reject(new Error(end.err)))]);
    return JSON.parse(output.out.split('\n').find((each) => each.includes(part))!);
  };
  return { child, ended, line };
}

const settings = (folder: string, more: Record<string, string> = {}) => ({
  POSTROOM_DATA: folder,
  POSTROOM_WEB_HOST: '127.0.0.1',
  POSTROOM_SMTP_HOST: '127.0.0.1',
  POSTROOM_WEB_PORT: '0',
  POSTROOM_SMTP_PORT: '0',
  POSTROOM_SPARE_MB: '8',
  ...more,
});

describe('serve', () => {
  test('prints where it listens and a link that opens the first run; ends with 0 on SIGTERM; starts again', async () => {
    using folder = temporaryFolder();
    for (let start = 0; start < 2; start++) {
      const { child, ended, line } = run(['serve'], settings(folder.path));
      const { web } = await line('Postroom is open');
      const { msg } = await line('Set it up here');
      const link = /http:\S+/.exec(msg)![0];
      expect(link).toContain(`:${web}/setup?token=`);
      expect((await fetch(link)).status).toBe(200);
      child.kill('SIGTERM');
      expect(await ended).toMatchObject({ code: 0, err: '' });
    }
  });

  test('without a command is what happens', async () => {
    using folder = temporaryFolder();
    const { line } = run([], settings(folder.path));
    await line('Postroom is open');
  });

  test('refuses a data folder that is being served, in a sentence, and lets the other be; not after a kill -9', async () => {
    using folder = temporaryFolder();
    const first = run(['serve'], settings(folder.path));
    const { web } = await first.line('Postroom is open');
    const second = await run(['serve'], settings(folder.path)).ended;
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toMatch(
      /^Another Postroom serves this data folder already \(lock .*\)\. Stop it first, or choose another\.\n$/,
    );
    expect((await fetch(`http://127.0.0.1:${web}/sign-in`)).status).toBe(200);
    first.child.kill('SIGKILL');
    await first.ended;
    await run(['serve'], settings(folder.path)).line('Postroom is open');
  });

  test.each(['POSTROOM_WEB_PORT', 'POSTROOM_SMTP_PORT'])('says that %s is taken, in a sentence', async (name) => {
    using folder = temporaryFolder();
    // One that would share its port with whoever is willing to.
    await using other = Bun.serve({ hostname: '127.0.0.1', port: 0, reusePort: true, fetch: () => new Response('') });
    const end = await run(['serve'], settings(folder.path, { [name]: String(other.port) })).ended;
    const says = `${name}: 127.0.0.1 port ${other.port} can't be opened: another program listens there.\n`;
    expect([end.code, end.err]).toEqual([1, says]);
  });

  test('a data folder that is none is told by its setting', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'a-file');
    await Bun.write(path, '');
    const end = await run(['serve'], settings(path)).ended;
    expect([end.code, end.err]).toEqual([1, `POSTROOM_DATA: ${path} can't be used: it is no folder.\n`]);
  });

  test('a part that can’t start closes those that had started', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    using folder = temporaryFolder();
    const env = { POSTROOM_DATA: folder.path };
    await expect(startPostroom({ ...env, POSTROOM_SMTP_PORT: String(port) })).rejects.toThrow(
      'another program listens there',
    );
    await using again = await startPostroom(env);
    expect(again.webPort).toBeGreaterThan(0);
    other.close();
  });
});

describe('what can’t be understood ends with 2 and a sentence', () => {
  const wrong: [string, string[], Record<string, string>, string][] = [
    [
      'a port that is none',
      ['serve'],
      { POSTROOM_WEB_PORT: '80a' },
      'POSTROOM_WEB_PORT: read "80a"; allowed is a whole number from 0 to 65535.\n',
    ],
    [
      'a setting nobody knows',
      ['serve'],
      { POSTROOM_HOST: 'x' },
      'POSTROOM_HOST: is not a setting of Postroom. --help lists those there are.\n',
    ],
    ['a command nobody knows', ['fly'], {}, '"fly" is not a command. --help lists those there are.\n'],
    [
      'a command that JavaScript knows',
      ['toString'],
      {},
      '"toString" is not a command. --help lists those there are.\n',
    ],
    ['more than a command takes', ['serve', '--port', '80'], {}, 'serve takes nothing more, but got "--port 80".\n'],
  ];
  test.each(wrong)('%s', async (_, args, env, says) => {
    expect(await run(args, env).ended).toEqual({ code: 2, out: '', err: says });
  });
});

test('--help prints commands and settings, also where a setting is wrong', async () => {
  for (const args of [['--help'], ['-h'], ['help'], ['serve', '--help']]) {
    const end = await run(args, { POSTROOM_WEB_PORT: 'x' }).ended;
    expect([end.code, end.err]).toEqual([0, '']);
    expect(end.out).toContain('POSTROOM_SMTP_PORT');
    expect(end.out).toContain('postroom reindex');
  }
});

test('--version says which one it is', async () => {
  expect(await run(['--version'], {}).ended).toEqual({ code: 0, out: `${own.version}\n`, err: '' });
});

test('a command with --help prints what that one does, and no other', async () => {
  const { code, out } = await run(['backup', '--help'], { POSTROOM_WEB_PORT: 'x' }).ended;
  expect(code).toBe(0);
  expect(out).toMatch(/^ {2}postroom backup FILE .*\n .*--json/);
  expect(out).not.toMatch(/postroom restore|POSTROOM_SMTP_PORT/);
});

test('reindex works beside a running server', async () => {
  using folder = temporaryFolder();
  const server = run(['serve'], settings(folder.path));
  await server.line('Postroom is open');
  const { code, err, out } = await run(['reindex'], settings(folder.path)).ended;
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('rebuilt');
});

test('stopping lets a page that is on its way arrive, cuts event streams, and leaves one file that is whole', async () => {
  using folder = temporaryFolder();
  const postroom = await startPostroom({ POSTROOM_DATA: folder.path });
  const admin = await setUpPostroom(postroom);
  await sendLetter(postroom.smtpPort, { to: 'support@acme.example', bytes: letter({ Subject: 'Last' }) });
  const stream = await admin.get('/events');
  // A password is computed on the way, so this takes its time.
  const signingIn = postroom
    .browser()
    .send('/session', { email: 'ada@acme.example', password: 'correct horse battery' });
  await Bun.sleep(5);
  await postroom.stop();
  expect((await signingIn).status).toBe(303);
  await stream.text().catch(() => '');
  await expect(fetch(postroom.url)).rejects.toThrow();
  using store = openStore(folder.path);
  expect(store.one('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  expect(store.count('SELECT count(*) FROM raw')).toBe(1);
});

describe('dead-jobs', () => {
  test('lists what failed for good with its error, tries it again, drops it, and says what it takes', async () => {
    using folder = temporaryFolder();
    const command = (...args: string[]) => run(['dead-jobs', ...args], { POSTROOM_DATA: folder.path }).ended;
    expect(await command()).toMatchObject({ code: 0, out: 'No job has failed for good.\n' });
    using database = new Sqlite(join(folder.path, 'postroom.db'));
    const bury = () =>
      database.run(
        "INSERT INTO job (kind, payload, run_at, attempts, error, created_at) VALUES ('x', '{}', NULL, 9, 'why\nstack', 1)",
      );
    bury();
    expect((await command()).out).toBe('1  x  {}\n    why\n');
    expect((await command('retry', '1')).code).toBe(0);
    expect(database.query('SELECT attempts, error, run_at > 0 AS isDue FROM job').get()).toEqual({
      attempts: 0,
      error: null,
      isDue: 1,
    });
    expect(await command('retry', '1')).toMatchObject({ code: 2, err: 'There is no dead job 1.\n' });
    bury();
    expect((await command('discard', '2')).code).toBe(0);
    expect(database.query('SELECT count(*) AS n FROM job').get()).toEqual({ n: 1 });
    expect((await command('bury', '1')).code).toBe(2);
  });
});
