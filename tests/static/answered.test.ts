import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasChromium, openBrowser } from '#tests/support/chromium.ts';
import { html, page, Site } from './site.ts';

const body = `<section id="conversation" data-conversation="2">
<div id="pane" class="conversation-scroll"><div id="thread" data-conversation="2" data-newest="9">
<article class="message" id="message-8"><div class="tall">First</div>
<form hx-post="/one" hx-target="#composer" hx-swap="outerHTML"><button id="one">Reply to this one</button></form></article>
<article class="message" id="message-9">The question</article></div></div>
<div id="composer"><form hx-post="/drafts" hx-target="#composer" hx-swap="outerHTML"><button data-key="r">Reply</button></form></div>
</section>`;

describe.skipIf(!hasChromium)('writing an answer', () => {
  let browser: Browser;
  let site: Site;
  let tab: Page;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    site = new Site();
    site.handle = (request, url) => {
      if (request.method === 'POST')
        return html('<form id="composer" data-focus><textarea name="text"></textarea></form>');
      if (url.pathname === '/') return page(body);
    };
    tab = await (await browser.newContext()).newPage();
    await tab.goto(`${site.url}/#top`);
  });
  afterEach(async () => {
    await tab.context().close();
    await site.stop();
  });

  /** Whether all of it stands between the edges of the pane. */
  const isRead = (id: string) =>
    tab.evaluate((name) => {
      const [message, pane] = [name, 'pane'].map((each) => document.getElementById(each)?.getBoundingClientRect());
      return Boolean(message && pane && message.top >= pane.top - 1 && message.bottom <= pane.bottom + 1);
    }, id);

  test('the message that is answered is to be read above it', async () => {
    expect(await isRead('message-9')).toBe(false);
    await tab.locator('[data-key=r]').click();
    await tab.locator('form#composer').waitFor();
    await expect.poll(() => isRead('message-9')).toBe(true);
  });

  test('it stays there while the composer takes more room', async () => {
    await tab.locator('[data-key=r]').click();
    await tab.locator('form#composer').waitFor();
    await expect.poll(() => isRead('message-9')).toBe(true);
    await tab.evaluate(() => document.getElementById('pane')?.classList.add('short'));
    await expect.poll(() => isRead('message-9')).toBe(true);
  });

  test('of one that no longer fits, the beginning is shown', async () => {
    await tab.evaluate(() => {
      document.getElementById('message-9')?.append(Object.assign(document.createElement('div'), { className: 'tall' }));
      document.querySelector('[data-key=r]')?.addEventListener('click', () => {
        document.getElementById('pane')?.classList.add('short');
      });
    });
    await tab.locator('[data-key=r]').click();
    await tab.locator('form#composer').waitFor();
    const offset = () =>
      tab.evaluate(() => {
        const [message, pane] = ['message-9', 'pane'].map((id) => document.getElementById(id)?.getBoundingClientRect());
        return message && pane ? Math.abs(message.top - pane.top) : Number.NaN;
      });
    await expect.poll(offset).toBeLessThan(2);
  });

  test('an answer to one message shows that one, not the newest', async () => {
    await tab.locator('#one').focus();
    await tab.keyboard.press('Enter');
    await tab.locator('form#composer').waitFor();
    await expect.poll(() => tab.evaluate(() => document.getElementById('pane')?.scrollTop)).toBe(0);
  });
});
