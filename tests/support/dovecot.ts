import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { freePort } from './free-port.ts';
import { isOpen } from './is-open.ts';
import { temporaryFolder } from './machine.ts';
import { until } from './store.ts';

/** True where Debian's Dovecot is installed; tests that need it skip elsewhere and say so once. */
export const hasDovecot = Bun.which('dovecot') !== null;

if (!hasDovecot) {
  const hint = 'apt-get install dovecot-imapd';
  if (process.env.POSTROOM_FORBID_SKIPS) throw new Error(`Dovecot is expected: ${hint}`);
  process.stdout.write(`Tests with Dovecot skipped: ${hint}\n`);
}

export const IMAP_USER = { user: 'shop', password: 'open sesame' };

type Options = {
  /** PEM; with it the port speaks TLS from the first byte */
  tls?: { cert: string; key: string };
  /** where access tokens are asked about (RFC 7662); then no password opens a session */
  introspectionUrl?: string;
  /** without it: everything Dovecot has */
  capability?: string;
};

const isRoot = process.getuid?.() === 0;
// Dovecot lets nobody read mail as root.
const [MAIL_UID, MAIL_GID] = isRoot ? ([8, 8] as const) : ([userInfo().uid, userInfo().gid] as const);

const users = () =>
  isRoot
    ? ''
    : `default_internal_user = ${userInfo().username}
default_login_user = ${userInfo().username}
service anvil {
  chroot =
}
service imap-login {
  chroot =
}`;

const block = (name: string, lines: string[]) => `${name} {\n${lines.join('\n')}\n}`;

function passdb(path: string, { introspectionUrl }: Options): string {
  if (!introspectionUrl) return block('passdb', ['driver = passwd-file', `args = ${path}/users`]);
  const settings = [
    `introspection_url = ${introspectionUrl}`,
    'introspection_mode = post',
    'active_attribute = active',
    'active_value = true',
    'username_attribute = username',
  ];
  writeFileSync(join(path, 'oauth2.conf'), `${settings.join('\n')}\n`);
  return block('passdb', ['driver = oauth2', 'mechanisms = xoauth2 oauthbearer', `args = ${path}/oauth2.conf`]);
}

function configuration(path: string, port: number, options: Options): string {
  const { tls, capability, introspectionUrl } = options;
  return `base_dir = ${path}/run
state_dir = ${path}/state
log_path = ${path}/log
protocols = imap
listen = 127.0.0.1
ssl = ${tls ? 'yes' : 'no'}
${tls ? `ssl_cert = <${path}/cert.pem\nssl_key = <${path}/key.pem` : ''}
disable_plaintext_auth = no
auth_mechanisms = ${introspectionUrl ? 'xoauth2 oauthbearer' : 'plain login'}
auth_failure_delay = 0
auth_cache_size = 0
${capability ? `imap_capability = ${capability}` : ''}
${users()}
mail_location = maildir:${path}/mail/%u
mail_max_userip_connections = 50
first_valid_uid = 1
first_valid_gid = 1
imap_idle_notify_interval = 2 min
maildir_very_dirty_syncs = no
${passdb(path, options)}
${block('userdb', ['driver = static', `args = uid=${MAIL_UID} gid=${MAIL_GID} home=${path}/mail/%u`])}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \\Sent
    auto = create
  }
  mailbox Trash {
    special_use = \\Trash
    auto = create
  }
}
service imap-login {
  inet_listener imap {
    port = ${tls ? 0 : port}
  }
  inet_listener imaps {
    port = ${tls ? port : 0}
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
`;
}

/** Debian's Dovecot on a port and a folder of its own. It can be killed and started again on the same mail. */
export async function startDovecot(options: Options = {}) {
  const folder = temporaryFolder();
  const { path } = folder;
  const port = await freePort();
  chmodSync(path, 0o755);
  for (const name of ['run', 'state', 'mail']) mkdirSync(join(path, name), { mode: 0o755 });
  chownSync(join(path, 'mail'), MAIL_UID, MAIL_GID);
  if (options.tls) {
    writeFileSync(join(path, 'cert.pem'), options.tls.cert);
    writeFileSync(join(path, 'key.pem'), options.tls.key);
  }
  let passwords = 0;
  const setPassword = (password: string) => {
    const file = join(path, 'users');
    writeFileSync(file, `${IMAP_USER.user}:{PLAIN}${password}::::::\n`, { mode: 0o644 });
    // Dovecot reads the file again when its time of change, in whole seconds, is another.
    utimesSync(file, ++passwords, passwords);
  };
  setPassword(IMAP_USER.password);
  writeFileSync(join(path, 'dovecot.conf'), configuration(path, port, options));

  const start = async () => {
    // A process group of its own, so that its sessions can be ended with it.
    const run = Bun.spawn(['dovecot', '-F', '-c', join(path, 'dovecot.conf')], {
      stdout: 'ignore',
      stderr: 'pipe',
      detached: true,
    });
    while (!(await isOpen(port))) {
      if (run.exitCode !== null) throw new Error(`Dovecot ended: ${await new Response(run.stderr).text()}`);
      await Bun.sleep(20);
    }
    return run;
  };
  let dropped = 0;
  let running = await start();
  const stop = async () => {
    if (running.exitCode === null) process.kill(-running.pid, 'SIGKILL');
    await running.exited;
    rmSync(join(path, 'run', 'master.pid'), { force: true });
  };
  const client = async () => {
    const auth = { user: IMAP_USER.user, pass: IMAP_USER.password };
    const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false, disableAutoIdle: true });
    await client.connect();
    return client;
  };
  return {
    port,
    path,
    /** Dovecot looks at the file once a second: resolves when it takes the new password. */
    async changePassword(password: string) {
      setPassword(password);
      const test = ['doveadm', '-c', join(path, 'dovecot.conf'), 'auth', 'test', IMAP_USER.user, password];
      await until('Dovecot to know the new password', () => Bun.spawnSync(test).exitCode === 0);
    },
    /** puts mails into a folder as a delivery agent does; `at` becomes their INTERNALDATE */
    drop(folder: string, mails: { bytes: string | Uint8Array; at?: number }[]) {
      const maildir =
        folder === 'INBOX' ? join(path, 'mail', IMAP_USER.user) : join(path, 'mail', IMAP_USER.user, `.${folder}`);
      for (const each of [maildir, ...['cur', 'new', 'tmp'].map((name) => join(maildir, name))]) {
        if (existsSync(each)) continue;
        mkdirSync(each, { recursive: true });
        chownSync(each, MAIL_UID, MAIL_GID);
      }
      for (const { bytes, at } of mails) {
        const name = `${String(++dropped).padStart(8, '0')}.test`;
        const temporary = join(maildir, 'tmp', name);
        writeFileSync(temporary, bytes);
        if (at !== undefined) utimesSync(temporary, at / 1000, at / 1000);
        chownSync(temporary, MAIL_UID, MAIL_GID);
        renameSync(temporary, join(maildir, 'new', name));
      }
    },
    /** kills it and every session */
    stop,
    async restart() {
      running = await start();
    },
    /** a client of the test's own, signed in */
    client,
    async [Symbol.asyncDispose]() {
      if (running.exitCode === null) await stop();
      folder[Symbol.dispose]();
    },
  };
}

export type Dovecot = Awaited<ReturnType<typeof startDovecot>>;
