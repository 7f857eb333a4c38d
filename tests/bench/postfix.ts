import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#tests/support/free-port.ts';

/**
 * A Postfix of our own on a loopback port, delivering to a maildir: what "durably accepted" costs in a mail server that
 * everybody knows. Its configuration, queue and mails stand in one temporary folder; an installed one is not touched.
 */
export type Postfix = { port: number; delivered(): number } & AsyncDisposable;

const PROGRAM = '/usr/sbin/postfix';

// Postfix starts its parts as root and refuses anything less.
export const whyNoPostfix = (): string | null => {
  if (!existsSync(PROGRAM)) return 'Postfix is not installed (apt-get install postfix)';
  return process.getuid?.() === 0 ? null : 'a private Postfix can only be started by root';
};

const mainCf = (folder: string, owner: string) => `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
mail_owner = ${owner}
myhostname = bench.invalid
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
virtual_mailbox_domains = acme.example
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = static:maildir/
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
virtual_minimum_uid = 1
maillog_file = ${folder}/postfix.log
maillog_file_prefixes = ${folder}
`;

const masterCf = (port: number) => `
127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

export async function startPostfix(): Promise<Postfix> {
  const folder = mkdtempSync(join(tmpdir(), 'postroom-postfix-'));
  const port = await freePort();
  for (const name of ['config', 'queue', 'data', 'mail']) mkdirSync(join(folder, name), { mode: 0o755 });
  await run('chmod', '755', folder);
  await run('chown', 'postfix', join(folder, 'data'));
  chownSync(join(folder, 'mail'), 65534, 65534);
  writeFileSync(join(folder, 'config', 'main.cf'), mainCf(folder, 'postfix'));
  writeFileSync(join(folder, 'config', 'master.cf'), masterCf(port));
  const postfix = (command: string) => run(PROGRAM, '-c', join(folder, 'config'), command);
  await postfix('start');
  const inbox = join(folder, 'mail', 'maildir', 'new');
  return {
    port,
    delivered: () => (existsSync(inbox) ? readdirSync(inbox).length : 0),
    async [Symbol.asyncDispose]() {
      await postfix('stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function run(...command: string[]): Promise<void> {
  const child = Bun.spawn(command, { stdout: 'ignore', stderr: 'pipe', timeout: 30_000 });
  const said = await new Response(child.stderr).text();
  if ((await child.exited) !== 0) throw new Error(`${command.join(' ')} failed: ${said}`);
}
