import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { isOpen } from './is-open.ts';
import { temporaryFolder } from './machine.ts';
import { startSmtpSink } from './smtp-sink.ts';
import { until } from './store.ts';

const DAEMONS = '/usr/lib/postfix/sbin';

/** True where Postfix can be run: it is installed, and we are root as its master must be. */
export const hasPostfix = existsSync(join(DAEMONS, 'master')) && process.getuid?.() === 0;

if (!hasPostfix) {
  if (process.env.POSTROOM_FORBID_SKIPS)
    throw new Error('Postfix is expected, and root to run it: apt-get install postfix');
  process.stdout.write('Tests with a Postfix that returns mail skipped: apt-get install postfix, and be root\n');
}

const main = (folder: string, back: string, refuser: number) => `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
daemon_directory = ${DAEMONS}
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
myhostname = relay.test
mydestination =
local_recipient_maps =
alias_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
disable_dns_lookups = yes
default_transport = smtp:[127.0.0.1]:${refuser}
transport_maps = inline:{ ${back} }
`;

const master = (port: number) => `
127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
proxymap unix - - n - - proxymap
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
smtp unix - - n - - smtp
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;

// Its master keeps what it is given as output, so nothing may wait for the end of that.
const postfix = (folder: string, command: 'start' | 'stop') =>
  Bun.spawn(['/usr/sbin/postfix', '-c', folder, command], { stdio: ['ignore', 'ignore', 'ignore'] }).exited;

/**
 * A Postfix that takes every mail, hears `said` from the next server, and returns it; what it returns for this domain
 * goes to a port of ours.
 */
export async function startPostfixReturner({ domain, to, said }: { domain: string; to: number; said: string }) {
  const refuser = await startSmtpSink({ tls: 'none', answerRcpt: () => said });
  const folder = temporaryFolder();
  const port = await freePort();
  for (const name of ['queue', 'data']) mkdirSync(join(folder.path, name));
  await Bun.$`chmod 755 ${folder.path} && chown postfix ${folder.path}/data`.quiet();
  writeFileSync(join(folder.path, 'main.cf'), main(folder.path, `${domain}=smtp:[127.0.0.1]:${to}`, refuser.port));
  writeFileSync(join(folder.path, 'master.cf'), master(port));
  await postfix(folder.path, 'start');
  await until('Postfix to listen', () => isOpen(port));
  return {
    port,
    async [Symbol.asyncDispose]() {
      await postfix(folder.path, 'stop');
      await refuser[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}
