import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openDemo } from '#src/cli/demo.ts';
import { readConfig } from '#src/platform/config/index.ts';
import { openBrowser } from '#tests/support/chromium.ts';

/** npm run screenshots: the README's pictures, made of the demo. */
const folder = join(import.meta.dirname, '../../static/screenshots');
const everybody = { locale: 'en-GB', timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' } as const;

type Shot = { name: string; options: BrowserContextOptions; show(tab: Page): Promise<void> };

const open = async (tab: Page, subject: RegExp) => {
  await tab.locator('.row-link', { hasText: subject }).first().click();
  await tab.locator('.message-body').last().waitFor();
};

const SHOTS: Shot[] = [
  {
    name: 'conversation',
    options: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
    show: (tab) => open(tab, /Leak under|Water under/),
  },
  {
    name: 'answer',
    options: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
    async show(tab) {
      await open(tab, /Offer for an office|Coffee for our office/);
      await tab.keyboard.press('r');
      await tab.locator('#composer [data-editor]').waitFor();
      await tab.keyboard.type('Wednesday at ten it is, and the dark roast comes along.');
    },
  },
  { name: 'phone', options: { viewport: { width: 390, height: 844 }, colorScheme: 'light' }, show: async () => {} },
];

async function take(browser: Browser, link: string, { name, options, show }: Shot): Promise<void> {
  const context = await browser.newContext({ ...everybody, ...options });
  const tab = await context.newPage();
  await tab.goto(link);
  // The browser's zone is known from the second page on.
  await tab.goto(new URL('/inbox/open', link).href);
  await show(tab);
  // Frames take their height, and what just opened has moved into place.
  await tab.waitForTimeout(1000);
  await tab.mouse.move(0, 0);
  await tab.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}

const demo = await openDemo(
  readConfig({
    POSTROOM_WEB_HOST: '127.0.0.1',
    POSTROOM_WEB_PORT: '0',
    POSTROOM_SMTP_HOST: '127.0.0.1',
    POSTROOM_SMTP_PORT: '0',
  }),
);
const browser = await openBrowser();
for (const shot of SHOTS) await take(browser, demo.link, shot);
await browser.close();
await demo.stop();
process.exit(0);
