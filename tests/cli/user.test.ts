import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { UsageError } from '#src/cli/usage-error.ts';
import { runUser } from '#src/cli/user.ts';
import { readConfig } from '#src/platform/config/index.ts';
import { temporaryFolder } from '../support/machine.ts';
import { ADMIN, setUpPostroom, startPostroom, type TestBrowser, type TestPostroom } from '../support/postroom.ts';

const main = join(import.meta.dirname, '../../src/main.ts');
const MIA = 'mia@acme.example';
let postroom: TestPostroom;
let admin: TestBrowser;

beforeAll(async () => {
  postroom = await startPostroom();
  admin = await setUpPostroom(postroom);
});
afterAll(() => postroom[Symbol.asyncDispose]());

/** The command in a process of its own, beside the server. */
async function userProcess(args: string[]) {
  const child = spawn(process.execPath, [main, 'user', ...args], {
    env: { PATH: process.env.PATH, POSTROOM_DATA: postroom.folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (output.out += chunk));
  child.stderr.on('data', (chunk) => (output.err += chunk));
  const [code] = await once(child, 'close');
  return { code, ...output };
}

/** The command in this process, with connections of its own. @returns what it prints @throws what it ends with */
async function user(args: string[], folder = postroom.folder): Promise<string> {
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await runUser(readConfig({ POSTROOM_DATA: folder, POSTROOM_LOG: 'silent' }), args);
    return printed.mock.calls.map(([text]) => text).join('');
  } finally {
    printed.mockRestore();
  }
}
const linkIn = (text: string) => /\/password-resets\/[\w-]{43}/.exec(text)![0];
const signIn = async (email: string, password: string) => {
  const browser = postroom.browser();
  return { browser, status: (await browser.send('/session', { email, password })).status };
};

test('user add beside a running server prints a link by which the account gets its password', async () => {
  const { code, out } = await userProcess(['add', 'Mia@Acme.example', '--name', 'Mia Member']);
  expect([code, out.includes(`${postroom.url}/password-resets/`)]).toEqual([0, true]);
  expect((await postroom.browser().send(linkIn(out), { password: 'another long password' })).status).toBe(303);
  const { browser, status } = await signIn(MIA, 'another long password');
  expect([status, (await browser.get('/people')).status]).toEqual([303, 403]);
  await expect(user(['add', MIA])).rejects.toThrow('An account with this address exists already.');
});

test('user add --admin makes an admin', async () => {
  const out = await user(['add', 'max@acme.example', '--admin']);
  await postroom.browser().send(linkIn(out), { password: 'another long password' });
  const { browser } = await signIn('max@acme.example', 'another long password');
  expect((await browser.get('/people')).status).toBe(200);
});

test('user reset is the way back in for an admin without a password', async () => {
  const out = await user(['reset', ADMIN.email]);
  const password = 'a fourth long password';
  expect((await postroom.browser().send(linkIn(out), { password })).status).toBe(303);
  admin = (await signIn(ADMIN.email, password)).browser;
  expect((await admin.get('/people')).status).toBe(200);
});

test('W2: user disable ends what is open in the running server, and enable lets the person back in', async () => {
  const { browser } = await signIn(MIA, 'another long password');
  const stream = await browser.get('/events');
  const reader = stream.body!.getReader();
  await reader.read();
  expect((await userProcess(['disable', MIA])).out).toContain('is disabled, and its sessions have ended');
  // The stream hears of it by itself and ends, so that the open page asks who it is.
  while (!(await reader.read()).done);
  expect([(await browser.get('/inbox/mine')).status, (await signIn(MIA, 'another long password')).status]).toEqual([
    303, 422,
  ]);
  await expect(user(['reset', MIA])).rejects.toThrow('Enable it first');
  expect(await user(['enable', MIA])).toContain('can be used again');
  expect((await signIn(MIA, 'another long password')).status).toBe(303);
});

test('the last admin is not disabled', async () => {
  await user(['disable', 'max@acme.example']);
  await expect(user(['disable', ADMIN.email])).rejects.toThrow('This is the last admin.');
});

test.each([
  [[]],
  [['remove', MIA]],
  [['add']],
  [['add', 'a', 'b']],
  [['add', 'no address']],
  [['reset', MIA, '--admin']],
  [['add', MIA, '--root']],
])('user %j is told what can be asked for, and changes nothing', async (args) => {
  await expect(user(args)).rejects.toThrow(UsageError);
});

test('an unknown account and an empty folder are told as such', async () => {
  await expect(user(['reset', 'eve@acme.example'])).rejects.toThrow('There is no account of eve@acme.example.');
  using folder = temporaryFolder();
  await expect(user(['add', MIA], folder.path)).rejects.toThrow('postroom serve');
  expect(await Array.fromAsync(new Bun.Glob('*').scan(folder.path))).toEqual([]);
});
