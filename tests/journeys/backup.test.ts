import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/machine.ts';
import { ADMIN, setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { openStore, until } from '#tests/support/store.ts';

const main = join(import.meta.dirname, '../../src/main.ts');
const EVERY_MS = 50;

async function command(args: string[], data: string) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH, POSTROOM_DATA: data, POSTROOM_SPARE_MB: '8' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'close');
  return code as number;
}

/** Sends twenty letters a second until it is stopped, each with its number. */
function stream(port: number) {
  const taken: number[] = [];
  let isOver = false;
  const sending: Promise<void>[] = [];
  const run = (async () => {
    for (let number = 0; !isOver; number++) {
      const bytes = letter({ Subject: `Letter ${number}`, 'Message-ID': `<${number}@sender.example>` });
      sending.push(sendLetter(port, { to: 'support@acme.example', bytes }).then(() => void taken.push(number)));
      await Bun.sleep(EVERY_MS);
    }
    await Promise.all(sending);
  })();
  const stop = () => {
    isOver = true;
    return run;
  };
  return { taken, stop };
}

test('D4: a backup made while 20 mails come in each second holds every one that was taken before it began, and serves', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'backup.db');
  const [first, second] = [join(folder.path, 'first'), join(folder.path, 'second')];
  await using busy = await startPostroom({ POSTROOM_DATA: first });
  await setUpPostroom(busy);
  const coming = stream(busy.smtpPort);
  await until('twenty letters', () => coming.taken.length >= 20);
  const before = [...coming.taken];
  expect(await command(['backup', file], first)).toBe(0);
  await coming.stop();
  expect(coming.taken.length).toBeGreaterThan(before.length);
  expect(await command(['restore', file], second)).toBe(0);

  await using restored = await startPostroom({ POSTROOM_DATA: second });
  using store = openStore(second);
  // What was taken and not yet read at that moment is read now.
  const raws = store.count("SELECT count(*) FROM raw WHERE direction = 'in'");
  await until('all of it read', () => store.count('SELECT count(*) FROM message') === raws);
  expect(store.one('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  const subjects = new Set(store.all<{ subject: string }>('SELECT subject FROM message').map(({ subject }) => subject));
  expect(before.filter((number) => !subjects.has(`Letter ${number}`))).toEqual([]);
  expect(subjects.size).toBe(raws);
  const browser = restored.browser();
  await browser.send('/session', { email: ADMIN.email, password: ADMIN.password });
  expect(await (await browser.get('/inbox/open')).text()).toContain('Letter 1');
}, 60_000);
