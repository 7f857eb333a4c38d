import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { NO_DNS, temporaryFolder } from '#tests/support/machine.ts';
import { ADMIN, MAILBOX, testBrowser } from '#tests/support/postroom.ts';

/** A real server in a process of its own, set up, on loopback and free ports. */
export type BenchServer = {
  pid: number;
  smtpPort: number;
  database: string;
  browser: ReturnType<typeof testBrowser>;
} & AsyncDisposable;

const START_MS = 20_000;
const STOP_MS = 10_000;

/** Bun takes its tsconfig from where it is started, so that all commands run from here. */
export const ROOT = new URL('../../', import.meta.url).pathname;
export const SOURCE_COMMAND = [process.execPath, 'src/main.ts', 'serve'];

/** The environment of a server that listens on loopback alone. */
export const serverEnv = (folder: string, env: Record<string, string> = {}) => ({
  PATH: process.env.PATH ?? '',
  POSTROOM_DATA: folder,
  POSTROOM_WEB_HOST: '127.0.0.1',
  POSTROOM_WEB_PORT: '0',
  POSTROOM_SMTP_HOST: '127.0.0.1',
  POSTROOM_SMTP_PORT: '0',
  POSTROOM_SPARE_MB: '8',
  POSTROOM_DNS: NO_DNS,
  ...env,
});

export async function startServer(
  command: string[] = SOURCE_COMMAND,
  root = ROOT,
  env: Record<string, string> = {},
): Promise<BenchServer> {
  const folder = temporaryFolder();
  const child = Bun.spawn(command, { env: serverEnv(folder.path, env), cwd: root, stdout: 'pipe', stderr: 'inherit' });
  const { web, smtp, token } = await announced(child);
  const browser = testBrowser(`http://127.0.0.1:${web}`);
  const fields = { token, company: 'Acme', ...ADMIN, mailboxName: MAILBOX.name, address: MAILBOX.address };
  const response = await browser.send('/setup', fields);
  if (response.status !== 303) throw new Error(`First run answered ${response.status}: ${await response.text()}`);
  return {
    pid: child.pid,
    smtpPort: smtp,
    database: `${folder.path}/postroom.db`,
    browser,
    async [Symbol.asyncDispose]() {
      await stop(child);
      folder[Symbol.dispose]();
    },
  };
}

/** Ends a child politely, then not. */
export async function stop(child: { kill(signal: number): void; exited: Promise<number> }): Promise<void> {
  child.kill(15);
  await Promise.race([child.exited, Bun.sleep(STOP_MS)]);
  child.kill(9);
  await child.exited;
}

/** What the log says of ports and of the first run's link. */
async function announced(child: Bun.Subprocess<'ignore', 'pipe', 'inherit'>) {
  const timer = setTimeout(() => child.kill(9), START_MS);
  let ports: { web: number; smtp: number } | null = null;
  const lines = createInterface({ input: Readable.fromWeb(child.stdout as never) });
  for await (const line of lines) {
    const said = JSON.parse(line) as { web?: number; smtp?: number; msg?: string };
    if (said.web && said.smtp) ports = { web: said.web, smtp: said.smtp };
    const token = /\/setup\?token=(\S+)/.exec(said.msg ?? '')?.[1];
    if (!ports || !token) continue;
    clearTimeout(timer);
    return { ...ports, token };
  }
  throw new Error('The server ended, or took too long, before it listened');
}
