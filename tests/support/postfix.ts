import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testAuthority } from './authority.ts';
import { freePort } from './free-port.ts';
import { temporaryFolder } from './machine.ts';
import { until } from './store.ts';

const PROGRAMS = ['/usr/sbin/postfix', '/usr/lib/postfix/sbin/master', '/usr/sbin/saslpasswd2'];

/** True where Debian's Postfix can be started, which takes root; tests that need it skip elsewhere and say so once. */
export const hasPostfix = process.getuid?.() === 0 && PROGRAMS.every(existsSync);

if (!hasPostfix) {
  const hint = 'as root, apt-get install postfix sasl2-bin libsasl2-modules';
  if (process.env.POSTROOM_FORBID_SKIPS) throw new Error(`Postfix is expected: ${hint}`);
  process.stdout.write(`Tests with Postfix skipped: ${hint}\n`);
}

export const LOGIN = { user: 'postroom', password: 'right horse' };

const idOf = (flag: '-u' | '-g') => Bun.spawnSync(['id', flag, 'postfix']).stdout.toString().trim();

/**
 * Postfix with a configuration and a queue of its own, the mail server of customer.test: it takes mail for that domain, on
 * another port only after a login, and passes mail for acme.example to `ourPort`.
 */
export async function startPostfix(ourPort: number) {
  const folder = temporaryFolder();
  const authority = testAuthority();
  const [mx, submission] = [await freePort(), await freePort()];
  const at = (name: string) => join(folder.path, name);
  // Debian's Postfix looks for its SASL configuration there.
  for (const name of ['conf', 'queue', 'data', 'mail', 'conf/sasl']) mkdirSync(at(name));
  for (const name of ['data', 'mail']) Bun.spawnSync(['chown', `${idOf('-u')}:${idOf('-g')}`, at(name)]);
  Bun.spawnSync(['chmod', '755', folder.path]);
  const { cert, key } = authority.certify('mx.customer.test');
  writeFileSync(at('conf/tls.pem'), key + cert, { mode: 0o600 });
  writeFileSync(
    at('conf/sasl/smtpd.conf'),
    `pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN\nsasldb_path: ${at('conf/sasl/sasldb2')}\n`,
  );
  const saslpasswd = ['saslpasswd2', '-c', '-p', '-f', at('conf/sasl/sasldb2'), '-u', 'customer.test', LOGIN.user];
  Bun.spawnSync(saslpasswd, { stdin: Buffer.from(`${LOGIN.password}\n`) });
  Bun.spawnSync(['chmod', '-R', 'a+rX', at('conf/sasl')]);
  writeFileSync(at('conf/main.cf'), mainConfiguration(at, ourPort));
  writeFileSync(at('conf/master.cf'), services(mx, submission));

  const postfix = Bun.spawn(['/usr/sbin/postfix', '-c', at('conf'), 'start-fg'], {
    stdout: Bun.file(at('log')),
    stderr: Bun.file(at('errors')),
  });
  const log = () => readFileSync(at('log'), 'utf8') + readFileSync(at('errors'), 'utf8');
  await until('Postfix to start', () => log().includes('daemon started'), 20_000).catch((error) => {
    postfix.kill();
    throw new Error(`${error}\n${log()}`);
  });
  const inbox = at('mail/all/new');
  return {
    mx,
    submission,
    log,
    ca: authority.ca,
    /** The mails taken so far, as they lie in the mailbox. */
    mails: () => (existsSync(inbox) ? readdirSync(inbox).map((name) => readFileSync(join(inbox, name))) : []),
    async [Symbol.asyncDispose]() {
      // The shell that started it waits for the master, whom nobody tells.
      process.kill(Number(readFileSync(at('queue/pid/master.pid'), 'utf8')));
      await postfix.exited;
      authority[Symbol.dispose]();
      folder[Symbol.dispose]();
    },
  };
}

const mainConfiguration = (at: (name: string) => string, ourPort: number) => `compatibility_level = 3.6
queue_directory = ${at('queue')}
data_directory = ${at('data')}
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = /dev/stdout
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.customer.test
mydestination =
mynetworks = 127.0.0.1/32
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = customer.test
virtual_mailbox_base = ${at('mail')}
virtual_mailbox_maps = static:all/
virtual_uid_maps = static:${idOf('-u')}
virtual_gid_maps = static:${idOf('-g')}
virtual_minimum_uid = 1
transport_maps = inline:{ acme.example=smtp:[127.0.0.1]:${ourPort} }
smtp_tls_security_level = encrypt
smtp_host_lookup = native
smtpd_tls_security_level = may
smtpd_tls_chain_files = ${at('conf/tls.pem')}
smtpd_tls_received_header = yes
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
smtpd_sasl_local_domain = customer.test
smtpd_delay_reject = yes
`;

const services = (mx: number, submission: number) => `127.0.0.1:${mx} inet n - n - - smtpd
127.0.0.1:${submission} inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
  -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;
