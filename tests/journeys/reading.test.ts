import { expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { startDnsServer } from '#tests/support/dns-server.ts';
import { startPictureServer } from '#tests/support/picture-server.ts';
import { openConversation, startJourney, startReply } from './journey.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>');

test.skipIf(!hasChromium)(
  'H5: images come when they are asked for, by way of us, and always where that was said',
  async () => {
    using pictures = startPictureServer({ '/lamp.png': () => new Response(PNG) });
    using dns = await startDnsServer({ 'pictures.test': { a: ['127.0.0.1'] } });
    await using journey = await startJourney({
      env: { POSTROOM_IMAGE_NETWORKS: '127.0.0.1', POSTROOM_DNS: dns.server },
    });
    const html = `<p>New lamps</p><img src="${pictures.url('/lamp.png')}" alt="Lamp" width="90"><img src="${pictures.url('/t')}" width=1>`;
    await journey.mail({ subject: 'Lamps of spring', text: 'In plain words', html });
    const tab = await journey.admin();
    await tab.goto(`${journey.postroom.url}/inbox/unassigned`);
    await openConversation(tab, 'Lamps of spring');
    const mail = tab.frameLocator('.mail-frame');
    const row = mail.locator('.images');
    // A picture of one pixel that the mail shows 90 wide; in its place there is a line of text.
    const lampHeight = async () => (await mail.getByAltText('Lamp').boundingBox())?.height;
    await expect.poll(() => row.textContent()).toContain('1 image is not loaded · 1 tracker removed');
    expect(pictures.seen).toEqual([]);
    const steps = await tab.evaluate(() => history.length);

    await row.getByText('Show images').click();
    await expect.poll(lampHeight).toBe(90);
    await row.getByText('Always for this sender').click();
    await expect.poll(() => row.textContent()).toContain('Images from this sender are always loaded');
    await tab.reload();
    await expect.poll(lampHeight).toBe(90);

    const menu = tab.locator('.message > .menu > summary');
    await menu.click();
    await tab.getByText('Show as text').click();
    await expect.poll(() => mail.locator('body').textContent()).toContain('In plain words');
    await menu.click();
    await tab.getByText('Show with formatting').click();
    await expect.poll(lampHeight).toBe(90);
    // Looking at a mail in another way is no step to go back from.
    expect(await tab.evaluate(() => history.length)).toBe(steps);

    await row.getByText('Undo').click();
    await expect.poll(() => row.textContent()).toContain('1 image is not loaded');
    expect(pictures.seen.map(({ path }) => path)).toEqual(['/lamp.png']);
  },
  60_000,
);

test.skipIf(!hasChromium)(
  'H6: pictures and PDFs are looked at with the keyboard, without leaving the conversation',
  async () => {
    await using journey = await startJourney();
    const attachments = [
      { filename: 'one.png', content: PNG },
      { filename: 'two.pdf', content: PDF },
      { filename: 'three.txt', content: 'three' },
    ];
    await journey.mail({ subject: 'Three files', text: 'here', attachments });
    const tab = await journey.admin();
    await tab.goto(`${journey.postroom.url}/inbox/unassigned`);
    await openConversation(tab, 'Three files');
    const first = tab.locator('[data-preview]').first();
    await expect
      .poll(() =>
        first.locator('img').evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
      )
      .toBe(1);
    await first.focus();
    await tab.keyboard.press('Enter');
    const viewer = tab.locator('#viewer');
    await expect.poll(() => viewer.locator('.viewer-title').textContent()).toMatch(/one\.png\s*1 of 2/);
    await expect.poll(() => tab.evaluate(() => document.activeElement?.className)).toBe('viewer-stage');
    await tab.keyboard.press('ArrowRight');
    await expect.poll(() => viewer.locator('.viewer-title').textContent()).toMatch(/two\.pdf\s*2 of 2/);
    expect(await viewer.locator('iframe').getAttribute('src')).toMatch(/\/parts\/3\?inline$/);
    await tab.keyboard.press('ArrowLeft');
    await expect.poll(() => viewer.locator('img').getAttribute('alt')).toBe('one.png');
    await tab.keyboard.press('Escape');
    await expect.poll(() => viewer.isVisible()).toBe(false);
    expect(await first.evaluate((link) => link === document.activeElement)).toBe(true);
  },
  60_000,
);

test.skipIf(!hasChromium)(
  'what was changed of a contact folds its fields away, and what a colleague changes then is seen at once',
  async () => {
    await using journey = await startJourney();
    await journey.mail({ subject: 'Broken cup', text: 'It came broken.' });
    const ada = await journey.admin();
    await ada.goto(`${journey.postroom.url}/inbox/open`);
    await openConversation(ada, 'Broken cup');
    const panel = ada.locator('#contact-panel');
    const address = panel.getByLabel('Another address of this contact');
    await panel.getByText('Add an address').click();
    await address.fill('not an address');
    await ada.keyboard.press('Enter');
    await panel.locator('.field-error').waitFor();
    expect(await address.inputValue()).toBe('not an address');
    await address.fill('mina@private.example');
    await ada.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'mina@private.example' }).first().waitFor();
    await address.waitFor({ state: 'hidden' });
    expect(await address.inputValue()).toBe('');
    await expect.poll(() => ada.evaluate(() => document.activeElement?.textContent)).toBe('Add an address');

    const ben = await journey.colleague();
    await ben.goto(ada.url());
    await ben.getByRole('textbox', { name: 'Note', exact: true }).fill('Calls before noon');
    await ben.getByRole('button', { name: 'Save the note' }).click();
    await expect.poll(() => panel.locator('textarea[name=note]').inputValue()).toBe('Calls before noon');
  },
  60_000,
);

test.skipIf(!hasChromium)(
  'a message’s menu is seen whole, also right above the composer',
  { timeout: 60_000 },
  async () => {
    await using journey = await startJourney();
    await journey.mail({ subject: 'Broken cup', text: 'The cup came broken.' });
    const tab = await journey.admin({ viewport: { width: 1024, height: 768 } });
    await tab.goto(`${journey.postroom.url}/inbox/unassigned`);
    await openConversation(tab, 'Broken cup');
    await startReply(tab);
    await tab.locator('.message .menu summary').click();
    const bottom = (selector: string) =>
      tab.locator(selector).evaluate((element) => element.getBoundingClientRect().bottom);
    await expect
      .poll(async () => (await bottom('.message .menu-items')) <= (await bottom('.conversation-scroll')))
      .toBe(true);
  },
);
