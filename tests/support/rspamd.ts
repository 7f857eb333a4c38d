import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { temporaryFolder } from './machine.ts';

const path = ['/usr/bin/rspamd', '/usr/local/bin/rspamd'].find(existsSync);

/** True where Debian's rspamd is installed; tests that need it skip elsewhere and say so once. */
export const hasRspamd = path !== undefined;

if (!hasRspamd) {
  const hint = 'apt-get install rspamd';
  if (process.env.POSTROOM_FORBID_SKIPS) throw new Error(`rspamd is expected: ${hint}`);
  process.stdout.write(`Tests with rspamd skipped: ${hint}\n`);
}

const START_MS = 60_000;

// One rule of the test's own beside the built-in GTUBE: Debian's whole set asks name servers and takes long to load.
const RULES = `config['regexp'] = { SUBJECT_WINNER = { re = 'Subject=/winner/i', score = 7.0 } }\n`;

const configOf = (folder: string, port: number) => `
options {
  pidfile = "${folder}/rspamd.pid";
  control_socket = "${folder}/control.sock mode=0600";
  tempdir = "${folder}";
  url_tld = "${folder}/tlds";
  filters = "regexp";
  disable_hyperscan = true;
  dns { nameserver = ["127.0.0.1:9"]; timeout = 0.1s; retransmits = 1; }
}
logging { type = "console"; level = "error"; }
worker "normal" { bind_socket = "127.0.0.1:${port}"; count = 1; }
actions { reject = 15; add_header = 6; greylist = 4; }
lua = "${folder}/rules.lua";
`;

/** Debian's rspamd with a configuration and folders of its own: no Redis, no network, one worker on loopback. */
export async function startRspamd(): Promise<{ url: string } & AsyncDisposable> {
  const folder = temporaryFolder();
  const port = await freePort();
  writeFileSync(join(folder.path, 'rules.lua'), RULES);
  // Debian's list of domains takes half a minute to compile.
  writeFileSync(join(folder.path, 'tlds'), 'example\n');
  writeFileSync(join(folder.path, 'rspamd.conf'), configOf(folder.path, port));
  const folders = ['DBDIR', 'RUNDIR', 'LOGDIR', 'LOCAL_CONFDIR'].flatMap((name) => ['--var', `${name}=${folder.path}`]);
  // In the foreground, so that it is ours to end; `-i` lets it run as whoever runs the tests, root in a container.
  const run = Bun.spawn([path!, '-f', '-i', '-c', join(folder.path, 'rspamd.conf'), ...folders], {
    stdout: 'ignore',
    stderr: 'ignore',
  });
  const stop = async () => {
    run.kill();
    await run.exited;
    folder[Symbol.dispose]();
  };
  const url = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + START_MS;
  while (!(await answers(url))) {
    if (run.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error(`rspamd did not start (exit code ${run.exitCode})`);
    }
    await Bun.sleep(50);
  }
  return { url, [Symbol.asyncDispose]: stop };
}

const answers = async (url: string) => (await fetch(`${url}/ping`).catch(() => null))?.ok ?? false;
