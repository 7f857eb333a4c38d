import { type Running, serve } from '#src/cli/serve.ts';
import { readConfig } from '#src/platform/config/index.ts';
import { NO_DNS, temporaryFolder } from './machine.ts';

export const ADMIN = { name: 'Ada Admin', email: 'ada@acme.example', password: 'correct horse battery' };
export const MAILBOX = { name: 'Support', address: 'support@acme.example' };

export type TestPostroom = Running & {
  url: string;
  smtpPort: number;
  folder: string;
  browser(): TestBrowser;
} & AsyncDisposable;

/** The whole program in this process, on free ports and a folder of its own. `env` overrides settings. */
export async function startPostroom(env: Record<string, string> = {}): Promise<TestPostroom> {
  const folder = temporaryFolder();
  const config = readConfig({
    POSTROOM_DATA: folder.path,
    POSTROOM_WEB_HOST: '127.0.0.1',
    POSTROOM_WEB_PORT: '0',
    POSTROOM_SMTP_HOST: '127.0.0.1',
    POSTROOM_SMTP_PORT: '0',
    POSTROOM_LOG: 'silent',
    POSTROOM_UNDO_SECONDS: '0',
    POSTROOM_SPARE_MB: '8',
    POSTROOM_DNS: NO_DNS,
    ...env,
  });
  const running = await serve(config);
  const url = `http://127.0.0.1:${running.webPort}`;
  return {
    ...running,
    url,
    folder: folder.path,
    browser: () => testBrowser(url),
    async [Symbol.asyncDispose]() {
      await running.stop();
      folder[Symbol.dispose]();
    },
  };
}

export type TestBrowser = {
  cookie: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** a form as a browser sends it; `method` other than POST goes as it is */
  send(
    path: string,
    fields?: Record<string, string | string[]>,
    method?: string,
    headers?: Record<string, string>,
  ): Promise<Response>;
};

/** A browser without JavaScript: keeps its cookie, follows no redirects. */
export function testBrowser(url: string): TestBrowser {
  const browser: TestBrowser = {
    cookie: '',
    get: (path, headers = {}) => request(path, { headers }),
    send: (path, fields = {}, method = 'POST', headers = {}) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
      return request(path, { method, headers: { Origin: url, ...headers }, body });
    },
  };
  async function request(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
    const headers = browser.cookie ? { Cookie: browser.cookie, ...init.headers } : init.headers;
    const response = await fetch(url + path, { ...init, headers, redirect: 'manual' });
    const set = response.headers.get('set-cookie');
    if (set) browser.cookie = set.split(';')[0]!;
    return response;
  }
  return browser;
}

/** First run done: company, admin and a mailbox. @returns the admin's browser */
export async function setUpPostroom(postroom: TestPostroom): Promise<TestBrowser> {
  const browser = postroom.browser();
  const fields = {
    token: postroom.setupToken,
    company: 'Acme',
    ...ADMIN,
    mailboxName: MAILBOX.name,
    address: MAILBOX.address,
  };
  const response = await browser.send('/setup', fields);
  if (response.status !== 303) throw new Error(`First run answered ${response.status}: ${await response.text()}`);
  return browser;
}

/** Invites a colleague to the given mailboxes and accepts for them. @returns the colleague's browser */
export async function addColleague(
  postroom: TestPostroom,
  admin: TestBrowser,
  email: string,
  name: string,
  mailboxIds: number[],
): Promise<TestBrowser> {
  const page = await (
    await admin.send('/invitations', { email, role: 'member', 'mailboxes[]': mailboxIds.map(String) })
  ).text();
  const link = /\/invitations\/[\w-]{20,}/.exec(page)?.[0];
  if (!link) throw new Error('The page shows no link of an invitation');
  const browser = postroom.browser();
  await browser.send(link, { name, password: 'another long password' });
  return browser;
}
