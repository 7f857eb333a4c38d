// Starts a built binary in an empty folder, does the first run, sends it a mail and reads it. Exits 1 if anything is amiss.
import { resolve } from 'node:path';
import { createTransport } from 'nodemailer';
import { temporaryFolder } from '#tests/support/machine.ts';
import { ADMIN, MAILBOX, testBrowser } from '#tests/support/postroom.ts';

const DEADLINE_MS = 20_000;
const deadline = setTimeout(() => fail('it took too long'), DEADLINE_MS);

function fail(why: string): never {
  process.stderr.write(`The binary does not work: ${why}\n`);
  process.exit(1);
}

const binary = resolve(process.argv[2] ?? 'dist/postroom');
using folder = temporaryFolder();
const program = Bun.spawn([binary, 'serve'], {
  cwd: folder.path,
  env: {
    POSTROOM_WEB_HOST: '127.0.0.1',
    POSTROOM_WEB_PORT: '0',
    POSTROOM_SMTP_HOST: '127.0.0.1',
    POSTROOM_SMTP_PORT: '0',
  },
  stdout: 'pipe',
  stderr: 'inherit',
});

/** Reads the log until the first-run link, which is its last line at start. */
async function started(): Promise<{ web: number; smtp: number; token: string }> {
  let log = '';
  for await (const chunk of program.stdout) {
    log += new TextDecoder().decode(chunk);
    const token = /setup\?token=([\w-]+)/.exec(log)?.[1];
    if (token) return { web: Number(/"web":(\d+)/.exec(log)?.[1]), smtp: Number(/"smtp":(\d+)/.exec(log)?.[1]), token };
  }
  return fail('it ended at start');
}

const { web, smtp, token } = await started();
const browser = testBrowser(`http://127.0.0.1:${web}`);
const founding = { token, company: 'Acme', ...ADMIN, mailboxName: MAILBOX.name, address: MAILBOX.address };
if ((await browser.send('/setup', founding)).status !== 303) fail('first run');

const transport = createTransport({ host: '127.0.0.1', port: smtp, tls: { rejectUnauthorized: false } });
await transport.sendMail({
  from: 'kim@customer.example',
  to: MAILBOX.address,
  subject: 'Hello',
  html: '<p>A <b>first</b> letter</p>',
});

async function eventually(path: string, wanted: string): Promise<void> {
  for (;;) {
    const response = await browser.get(path);
    if (response.status === 200 && (await response.text()).includes(wanted)) return;
    await Bun.sleep(50);
  }
}
await eventually('/conversations/1', 'message-1');
await eventually('/messages/1/body', '<b>first</b>');
const page = await (await browser.get('/inbox/open')).text();
for (const [, url] of page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
  if ((await browser.get(url!)).status !== 200) fail(`${url} is missing`);
}
program.kill('SIGTERM');
if ((await program.exited) !== 0) fail('it did not end well');
clearTimeout(deadline);
process.stdout.write('The binary serves from an empty folder.\n');
