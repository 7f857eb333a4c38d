import nodemailer from 'nodemailer';
import type Mail from 'nodemailer/lib/mailer/index.js';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openBrowser } from '#tests/support/chromium.ts';
import {
  ADMIN,
  addColleague,
  MAILBOX,
  setUpPostroom,
  startPostroom,
  type TestPostroom,
} from '#tests/support/postroom.ts';
import { relayTo } from '#tests/support/relay-to.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';

export const COLLEAGUE = { name: 'Ben Büro', email: 'ben@acme.example', password: 'another long password' };
export const CUSTOMER = { name: 'Mina Kundin', address: 'mina@customer.example' };

/** What the browser itself complained about, and what it asked of anybody but us. Nothing is expected of either. */
type Watch = { complaints: string[]; strangers: string[] };

// Said of a mail's frame when the hand that drives the browser reaches into it (microsoft/playwright#33343), not of our pages.
const OF_THE_DRIVER = /^Blocked script execution in '[^']*' because the document's frame is sandboxed/;

async function watch(context: BrowserContext, url: string, { complaints, strangers }: Watch, expected: RegExp) {
  context.on('request', (request) => {
    const asked = request.url();
    // The browser's own viewer of PDFs is made of pages.
    if (!asked.startsWith(`${url}/`) && !/^(data|blob|about|chrome|chrome-extension):/.test(asked))
      strangers.push(asked);
  });
  context.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !expected.test(text) && !OF_THE_DRIVER.test(text)) complaints.push(text);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  await context.exposeBinding('reportViolation', (_, violation: string) => void complaints.push(violation));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      const { reportViolation } = globalThis as unknown as { reportViolation(text: string): void };
      reportViolation(`${effectiveDirective} ${blockedURI}`);
    });
  });
}

/** `expected`: what the browser may say on its console, since the journey brings it about. */
type Options = {
  env?: Record<string, string>;
  isSetUp?: boolean;
  expected?: RegExp;
  /** What the receiver says to a recipient, where it does not take them. */
  answerRcpt?: (address: string) => string | undefined;
};

/**
 * A whole Postroom whose mail leaves to a receiver of the test's own, and a browser before it. Ends with the assertion that
 * no page broke its policy, wrote an error on the console, or asked anything of anybody else.
 */
export async function startJourney({ env = {}, isSetUp = true, expected = /status of 422/, answerRcpt }: Options = {}) {
  const sink = await startSmtpSink({ tls: 'none', ...(answerRcpt ? { answerRcpt } : {}) });
  const postroom = await startPostroom({ ...relayTo(sink.port), ...env });
  const browser = await openBrowser();
  const seen: Watch = { complaints: [], strangers: [] };
  const admin = isSetUp ? await setUpPostroom(postroom) : null;

  /** A person's own browser profile, with one tab. */
  async function person(options: BrowserContextOptions = {}, cookie = ''): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    context.setDefaultTimeout(10_000);
    if (options.javaScriptEnabled !== false) await watch(context, postroom.url, seen, expected);
    const [name, value] = cookie.split('=');
    if (name && value) await context.addCookies([{ name, value, url: postroom.url }]);
    return context.newPage();
  }

  return {
    postroom,
    sink,
    browser,
    person,
    /** The admin's tab, signed in. */
    admin: (options?: BrowserContextOptions) => person(options, admin!.cookie),
    /** A second person who may use these mailboxes. */
    async colleague(mailboxIds = [1], options?: BrowserContextOptions) {
      const { cookie } = await addColleague(postroom, admin!, COLLEAGUE.email, COLLEAGUE.name, mailboxIds);
      return person(options, cookie);
    },
    mail: (letter: Mail.Options) => customerWrites(postroom, letter),
    async [Symbol.asyncDispose]() {
      await browser.close();
      await postroom[Symbol.asyncDispose]();
      await sink.stop();
      expect([...seen.complaints, ...seen.strangers].join('\n')).toBe('');
    },
  };
}

export type Journey = Awaited<ReturnType<typeof startJourney>>;

/** A customer's mail client hands a letter to our server. Resolves when the server took it. */
export async function customerWrites({ smtpPort }: Pick<TestPostroom, 'smtpPort'>, letter: Mail.Options) {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: smtpPort,
    tls: { rejectUnauthorized: false },
  });
  const sent = await transport.sendMail({ from: CUSTOMER, to: MAILBOX.address, ...letter });
  transport.close();
  return sent;
}

export async function signIn(tab: Page, url: string, { email, password } = ADMIN): Promise<void> {
  await tab.goto(`${url}/sign-in`);
  await tab.locator('#email').fill(email);
  await tab.locator('#password').fill(password);
  await Promise.all([tab.waitForURL(/\/inbox\//), tab.locator('form[action="/session"] button[type=submit]').click()]);
}

export const row = (tab: Page, subject: string) => tab.locator('.row', { hasText: subject });

/** Opens a conversation of the list as a person does. */
export async function openConversation(tab: Page, subject: string): Promise<void> {
  await row(tab, subject).locator('.row-link').click();
  await tab.locator('#conversation-subject', { hasText: subject }).waitFor();
}

/** The composer's editor once its script has come: what is typed before would go to the page. */
export const EDITOR = '#composer [data-editor][contenteditable="true"]';
export const editorOf = (tab: Page) => tab.locator(EDITOR);

/** A field with formats once its editor has come. */
export const richField = (tab: Page, name: string) =>
  tab.getByRole('textbox', { name }).and(tab.locator('[contenteditable="true"]'));

/** The editor of the open composer, begun with the key r. */
export async function startReply(tab: Page) {
  await tab.keyboard.press('r');
  const editor = editorOf(tab);
  await editor.waitFor();
  await expect.poll(() => editor.evaluate((element) => element === document.activeElement)).toBe(true);
  return editor;
}
