import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { editorOf, type Journey, openConversation, row, startJourney, startReply } from './journey.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsanlage';

async function letters(journey: Journey): Promise<void> {
  const html = `<table width="900"><tr><td>${LONG.repeat(4)}</td></tr></table><pre>${'x'.repeat(400)}</pre>`;
  await journey.mail({
    subject: `${LONG} ${LONG}`,
    text: `${LONG.repeat(5)}\n\nhttps://example.com/${'a'.repeat(200)}`,
    attachments: [{ filename: `${LONG}.txt`, content: 'x' }],
  });
  await journey.mail({ subject: 'Wide mail', text: 'wide', html });
}

/** How far a page can be pushed sideways. */
const sideways = (tab: Page) =>
  tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** WCAG 2's contrast of the text of an element with the nearest background painted behind it. */
function contrast(element: Element): number {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const painted = (colors: string[]) => {
    for (const color of colors) {
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
    }
    const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data;
    const [red = 0, green = 0, blue = 0] = [r, g, b].map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind: string[] = [];
  for (let around: Element | null = element; around; around = around.parentElement)
    behind.unshift(getComputedStyle(around).backgroundColor);
  const [paper, ink] = [painted(behind), painted([...behind, getComputedStyle(element).color])];
  return (Math.max(paper, ink) + 0.05) / (Math.min(paper, ink) + 0.05);
}

describe.skipIf(!hasChromium)('on a phone', { timeout: 60_000 }, () => {
  test('one goes from the list into a conversation and back, and answers there', async () => {
    await using journey = await startJourney();
    await journey.mail({ subject: 'Broken cup', text: 'The cup came broken.' });
    const tab = await journey.admin(PHONE);
    await tab.goto(`${journey.postroom.url}/inbox/unassigned`);
    await row(tab, 'Broken cup').tap();
    await tab.locator('#conversation-subject').waitFor();
    await tab.locator('#conversation-list').waitFor({ state: 'hidden' });
    await tab.locator('.back').tap();
    await tab.waitForURL(/\/inbox\/unassigned$/);
    await row(tab, 'Broken cup').waitFor();
    await row(tab, 'Broken cup').tap();
    await tab.locator('#conversation-subject').waitFor();
    // The phone's own way back.
    await tab.goBack();
    await row(tab, 'Broken cup').waitFor();
    await tab.locator('#conversation-subject').waitFor({ state: 'hidden' });

    await tab.locator('.topbar button').tap();
    await tab.locator('#sidebar .sidebar-link', { hasText: 'All open' }).tap();
    await tab.waitForURL(/\/inbox\/open$/);
    await row(tab, 'Broken cup').tap();
    await tab.locator('.reply-button').first().tap();
    const editor = editorOf(tab);
    await expect.poll(() => editor.evaluate((element) => element === document.activeElement)).toBe(true);
    await tab.keyboard.type('A new one comes.');
    await tab.locator('#composer button[name=send]').tap();
    await tab.frameLocator('.message.out .mail-frame').getByText('A new one comes.').waitFor();
    expect(String((await journey.sink.next()).bytes)).toContain('A new one comes.');
  });

  test('a link to a new conversation can be followed', async () => {
    await using journey = await startJourney();
    const tab = await journey.admin(PHONE);
    await tab.goto(`${journey.postroom.url}/conversations/new?to=mina@customer.example`);
    await tab.locator('#conversation .button.primary').tap();
    await editorOf(tab).waitFor();
    await tab.locator('.chip', { hasText: 'mina@customer.example' }).waitFor();
  });

  test('no page can be pushed sideways at 360 px, whatever stands on it', async () => {
    await using journey = await startJourney({ expected: /status of 404/ });
    await letters(journey);
    const tab = await journey.admin({ ...PHONE, viewport: { width: 360, height: 740 } });
    const { url } = journey.postroom;
    await tab.goto(`${url}/inbox/open`);
    await expect.poll(() => tab.locator('.row').count()).toBe(2);
    const pages = [
      '/inbox/open',
      '/inbox/trash',
      '/people',
      '/mailboxes',
      '/company',
      '/first-steps/test',
      '/mail-log',
      '/messages/1/raw',
      '/conversations/1',
      '/conversations/2',
      '/no-such-page',
    ];
    for (const path of pages) {
      await tab.goto(url + path, { waitUntil: 'load' });
      if (path === '/conversations/2') await tab.frameLocator('.mail-frame').locator('pre').waitFor();
      expect([path, await sideways(tab)]).toEqual([path, 0]);
    }
    await tab.goto(`${url}/conversations/1`);
    await startReply(tab);
    await tab.keyboard.type(LONG.repeat(3));
    expect(await sideways(tab)).toBe(0);
    await tab.goto(`${url}/people`);
    await tab.locator('#email').fill(`${'long'.repeat(12)}@${'domain'.repeat(8)}.example`);
    await tab.locator('form[action="/invitations"] button[type=submit]').click();
    await tab.locator('.copy-text').waitFor();
    expect(await sideways(tab)).toBe(0);
    const stranger = await journey.person({ viewport: { width: 360, height: 740 } });
    await stranger.goto(`${url}/sign-in`);
    expect(await sideways(stranger)).toBe(0);
  });

  test('? shows the keys, and in dark mode what is written can be read', async () => {
    await using journey = await startJourney();
    await letters(journey);
    const tab = await journey.admin({ colorScheme: 'dark' });
    await tab.goto(`${journey.postroom.url}/inbox/open`);
    await openConversation(tab, LONG);
    await tab.locator('#conversation-head .menu summary').click();
    await tab.keyboard.press('Escape');
    await tab.locator('#conversation-head .menu-items').waitFor({ state: 'hidden' });
    await tab.locator('#conversation-head .menu summary').click();
    await tab.locator('#thread').click({ position: { x: 2, y: 2 } });
    await tab.locator('#conversation-head .menu-items').waitFor({ state: 'hidden' });
    await tab.keyboard.press('?');
    await tab.locator('#keys-help').getByText('Reply', { exact: true }).waitFor();
    await tab.keyboard.press('Escape');
    await tab.locator('#keys-help').waitFor({ state: 'hidden' });
    await startReply(tab);
    await tab.keyboard.type('Seen');
    const places = [
      '.row-who',
      '.row-preview',
      '.row-time',
      '.message-who',
      '.message-address',
      '.message-body',
      '.sidebar-label',
      '.number',
      '[data-editor] div',
      '#composer .primary',
      '.chip',
      '.file-meta',
    ];
    for (const place of places) {
      const ratio = await tab.locator(place).first().evaluate(contrast);
      expect([place, ratio >= 4.5, ratio]).toEqual([place, true, ratio]);
    }
    const paper = await tab
      .locator('.message')
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(paper).not.toMatch(/^oklch\(1 |rgb\(255/);
  });

  test('times are shown in the zone of the browser, which is said once', async () => {
    await using journey = await startJourney();
    await journey.mail({ subject: 'Broken cup', text: 'The cup came broken.' });
    const tab = await journey.admin({ timezoneId: 'Asia/Seoul' });
    await tab.goto(`${journey.postroom.url}/sign-in`);
    await tab.goto(`${journey.postroom.url}/inbox/open`);
    const zone = (await tab.context().cookies()).find(({ name }) => name === 'postroom_zone');
    expect(zone).toMatchObject({ value: 'Asia%2FSeoul', sameSite: 'Lax', path: '/' });
    const days = (zone!.expires - Date.now() / 1000) / 86_400;
    expect(Math.round(days)).toBe(365);
    const [shown, iso] = await row(tab, 'Broken cup')
      .locator('time')
      .evaluate((time) => [time.textContent, (time as HTMLTimeElement).dateTime]);
    const there = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Seoul', hour: '2-digit', minute: '2-digit' });
    expect(shown).toContain(there.format(new Date(iso!)));
  });
});
