import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '#src/words/index.ts';
import { stylesheets } from '#static/css/index.ts';
import { hasChromium, openBrowser } from '#tests/support/chromium.ts';
import { type Page, pages } from '#tests/support/view-pages.tsx';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const css = `<style>${stylesheets.join('\n')}</style>`;

// What a page needs from elsewhere is not asked for: nothing answers here.
const asDrawn = ({ html }: Page) =>
  html()
    .replace(/<link rel="stylesheet"[^>]*>/, css)
    .replace(/<script[^>]*><\/script>|<link[^>]*>/g, '');

/** What axe finds by WCAG 2.2 A and AA and its best practices: rule, and where. */
async function findings(tab: Tab, page: Page): Promise<string[]> {
  await tab.setContent(asDrawn(page), { waitUntil: 'domcontentloaded' });
  await tab.evaluate(axe);
  const { violations } = (await tab.evaluate(
    "axe.run(document, { resultTypes: ['violations'], iframes: false, preload: false })",
  )) as AxeResults;
  // One that the layout hides counts for axe.
  const hasHeading = await tab.evaluate("[...document.querySelectorAll('h1')].some((each) => each.checkVisibility())");
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`));
  return [...found, ...(hasHeading ? [] : ['no h1 is seen'])].map((each) => `${page.name}: ${each}`);
}

const drawn = pages(wordsFor('en'));

describe.skipIf(!hasChromium).each([
  ['wide and light', { width: 1440, height: 900 }, 'light'],
  ['on a phone in the dark', { width: 390, height: 844 }, 'dark'],
] as const)('axe finds nothing, %s,', (_, viewport, colorScheme) => {
  let browser: Browser;
  let tab: Tab;
  beforeAll(async () => {
    browser = await openBrowser();
    tab = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
  });
  afterAll(() => browser.close());

  test.each(drawn.map((page) => [page.name, page] as const))('on %s', { timeout: 60_000 }, async (_, page) => {
    expect(await findings(tab, page)).toEqual([]);
  });
});
