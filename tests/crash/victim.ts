import { join } from 'node:path';
import { freePort } from '#tests/support/free-port.ts';
import { NO_DNS } from '#tests/support/machine.ts';
import { ADMIN, MAILBOX, type TestBrowser, testBrowser } from '#tests/support/postroom.ts';
import { until } from '#tests/support/store.ts';

const main = join(import.meta.dirname, '../../src/main.ts');

/** A Postroom in a process of its own, to be killed and started again on the same folder and ports. */
export async function startVictim(folder: string, env: Record<string, string> = {}) {
  const [webPort, smtpPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${webPort}`;
  const settings = {
    POSTROOM_DATA: folder,
    POSTROOM_WEB_HOST: '127.0.0.1',
    POSTROOM_WEB_PORT: String(webPort),
    POSTROOM_SMTP_HOST: '127.0.0.1',
    POSTROOM_SMTP_PORT: String(smtpPort),
    POSTROOM_SPARE_MB: '8',
    POSTROOM_DNS: NO_DNS,
    ...env,
  };
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('POSTROOM_')));
  let log = '';

  function spawn() {
    const child = Bun.spawn([process.execPath, main, 'serve'], {
      env: { ...inherited, ...settings } as Record<string, string>,
      stdout: 'pipe',
      stderr: 'inherit',
    });
    void (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of child.stdout) log += decoder.decode(chunk);
    })();
    return child;
  }

  let child = spawn();
  const victim = {
    url,
    smtpPort,
    log: () => log,
    pid: () => child.pid,
    ready: () => until('the server to answer', async () => (await fetch(`${url}/sign-in`).catch(() => null)) !== null),
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await child.exited;
    },
    restart(): void {
      log = '';
      child = spawn();
    },
    async stop(): Promise<void> {
      child.kill('SIGTERM');
      await child.exited;
    },
    [Symbol.asyncDispose]: () => victim.kill(),
    /** the first run. @returns the admin's browser, whose session outlives every kill */
    async setUp(): Promise<TestBrowser> {
      const token = await until('the link of the first run', () => /setup\?token=([\w-]+)/.exec(log)?.[1]);
      const browser = testBrowser(url);
      const fields = { token, company: 'Acme', ...ADMIN, mailboxName: MAILBOX.name, address: MAILBOX.address };
      const response = await browser.send('/setup', fields);
      if (response.status !== 303) throw new Error(`First run answered ${response.status}`);
      return browser;
    },
  };
  await victim.ready();
  return victim;
}

export type Victim = Awaited<ReturnType<typeof startVictim>>;
