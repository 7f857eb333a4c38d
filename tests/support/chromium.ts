import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env.POSTROOM_CHROMIUM ?? '/usr/bin/chromium';

/** True where Chromium is installed; without it the tests that need it skip and say so once. */
export const hasChromium = existsSync(executablePath);

if (!hasChromium) {
  if (process.env.POSTROOM_FORBID_SKIPS) throw new Error(`Chromium is expected at ${executablePath}`);
  process.stdout.write('Browser tests skipped: install Chromium or set POSTROOM_CHROMIUM to its path.\n');
}

/** A headless browser that talks to nobody but the page under test. Close it when done. */
export function openBrowser(): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu', ...quiet] });
}
