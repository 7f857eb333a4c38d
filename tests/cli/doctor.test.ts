import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Line } from '#src/ops/doctor/index.ts';
import { startDnsServer, type Zone } from '#tests/support/dns-server.ts';
import { temporaryFolder } from '#tests/support/machine.ts';
import { setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { openStore, until } from '#tests/support/store.ts';

const main = join(import.meta.dirname, '../../src/main.ts');

/** The command as a process of its own, with no setting of this one. */
async function doctor(env: Record<string, string>, ...flags: string[]) {
  const options = { env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] as const };
  const child = spawn(process.execPath, [main, 'doctor', ...flags], { ...options, stdio: [...options.stdio] });
  let out = '';
  child.stdout!.on('data', (chunk) => (out += chunk));
  child.stderr!.on('data', (chunk) => (out += chunk));
  const [code] = await once(child, 'close');
  return { code: code as number, out };
}

async function linesOf(env: Record<string, string>, ...flags: string[]) {
  const { code, out } = await doctor(env, '--json', ...flags);
  const lines = JSON.parse(out) as Line[];
  const level = (check: string) => lines.find((each) => each.check === check)?.level;
  return { code, lines, level };
}

const wellZone = (): Zone => ({
  'mail.acme.example': { a: ['203.0.113.9'] },
  'acme.example': { mx: [[10, 'mail.acme.example']], txt: ['v=spf1 a:mail.acme.example -all'] },
  '_dmarc.acme.example': { txt: ['v=DMARC1; p=reject'] },
  '9.113.0.203.in-addr.arpa': { ptr: ['mail.acme.example'] },
});

/** Postroom runs with a mailbox at acme.example, and its keys stand in the zone. */
async function running(zone: Zone) {
  const dns = await startDnsServer(zone);
  const env = { POSTROOM_DNS: dns.server, POSTROOM_MAIL_NAME: 'mail.acme.example', POSTROOM_URL: 'http://127.0.0.1' };
  const postroom = await startPostroom(env);
  await setUpPostroom(postroom);
  using store = openStore(postroom.folder);
  const keys = await until('keys of the domain', () => {
    const rows = store.all<{ selector: string; public_key: string }>('SELECT selector, public_key FROM dkim_key');
    return rows.length > 0 ? rows : undefined;
  });
  for (const { selector, public_key: key } of keys) {
    zone[`${selector}._domainkey.acme.example`] = { txt: [`v=DKIM1; p=${key}`] };
  }
  const ports = {
    POSTROOM_WEB_HOST: '127.0.0.1',
    POSTROOM_WEB_PORT: String(postroom.webPort),
    POSTROOM_SMTP_HOST: '127.0.0.1',
    POSTROOM_SMTP_PORT: String(postroom.smtpPort),
  };
  return {
    env: { ...env, ...ports, POSTROOM_DATA: postroom.folder },
    asked: dns.asked,
    async [Symbol.asyncDispose]() {
      await postroom[Symbol.asyncDispose]();
      dns[Symbol.dispose]();
    },
  };
}

test('D6: beside a running server in order nothing fails, and each thing has its line', async () => {
  await using house = await running(wellZone());
  const { code, lines, level } = await linesOf(house.env);
  expect(lines.filter(({ level }) => level === 'fail')).toEqual([]);
  expect(code).toBe(0);
  for (const check of [
    'settings',
    'server',
    'web port',
    'mail port',
    'database',
    'backup',
    'queue',
    'jobs',
    'server name',
  ]) {
    expect([check, level(check)]).toEqual([check, 'ok']);
  }
  for (const kind of ['mx', 'spf', 'dkim', 'dmarc']) expect(level(`acme.example ${kind}`)).toBe('ok');
  expect(level('server tls')).toBe('warn');
  const { out } = await doctor(house.env);
  expect(out).toMatch(/^ok {4}mail port .*STARTTLS$/m);
  expect(out).not.toContain('\u001b');
  expect(house.asked.filter((name) => !name.endsWith('acme.example') && !name.endsWith('arpa'))).toEqual([]);
});

test('records that are missing fail, with what to publish', async () => {
  const zone = wellZone();
  await using house = await running(zone);
  zone['acme.example'] = {};
  const { code, lines, level } = await linesOf(house.env);
  expect([code, level('acme.example mx'), level('acme.example spf')]).toEqual([1, 'fail', 'fail']);
  expect(lines.find(({ check }) => check === 'acme.example mx')).toMatchObject({
    title: 'Incoming mail (MX) of acme.example',
    todo: 'acme.example MX 10 mail.acme.example',
  });
});

test('where DNS gives no answer nothing is said to be wrong', async () => {
  const zone = wellZone();
  await using house = await running(zone);
  for (const name of Object.keys(zone)) zone[name] = { trouble: 'servfail' };
  const { code, lines } = await linesOf(house.env);
  expect(lines.filter(({ level }) => level === 'fail')).toEqual([]);
  expect(lines.filter(({ says }) => says.includes('DNS gave no answer')).length).toBeGreaterThan(3);
  expect(code).toBe(0);
});

test('D6: a damaged database file fails, is left as it is, and the rest is told all the same', async () => {
  using folder = temporaryFolder();
  const { POSTROOM_DATA } = { POSTROOM_DATA: folder.path };
  {
    const postroom = await startPostroom({ POSTROOM_DATA });
    await setUpPostroom(postroom);
    await postroom.stop();
  }
  const path = join(folder.path, 'postroom.db');
  const file = openSync(path, 'r+');
  for (let page = 3; page < 30; page++) writeSync(file, Buffer.alloc(4000, 0xa5), 0, 4000, page * 8192);
  closeSync(file);
  const before = await Bun.file(path).bytes();
  const { code, level } = await linesOf({ POSTROOM_DATA });
  expect([code, level('database'), level('disk')]).toEqual([1, 'fail', 'ok']);
  expect(await Bun.file(path).bytes()).toEqual(before);
});

test('without a data folder it says so, makes none, and fails nothing', async () => {
  using folder = temporaryFolder();
  const { code, level } = await linesOf({ POSTROOM_DATA: join(folder.path, 'none') });
  expect([code, level('database'), level('server')]).toEqual([0, 'warn', 'warn']);
  expect(await Array.fromAsync(new Bun.Glob('**').scan({ cwd: folder.path, onlyFiles: false }))).toEqual([]);
});

test('a flag it does not know ends it', async () => {
  const { code, out } = await doctor({}, '--fix');
  expect([code, out.includes('--fix')]).toEqual([2, true]);
});
