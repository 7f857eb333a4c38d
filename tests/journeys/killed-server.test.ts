import { expect, test } from 'vitest';
import { startVictim } from '#tests/crash/victim.ts';
import { hasChromium, openBrowser } from '#tests/support/chromium.ts';
import { temporaryFolder } from '#tests/support/machine.ts';
import { customerWrites, editorOf } from './journey.ts';

test.skipIf(!hasChromium)(
  'a half-written answer survives a killed server: what was saved, what was not, its picture and its recipients',
  {
    timeout: 90_000,
  },
  async () => {
    using folder = temporaryFolder();
    await using victim = await startVictim(folder.path);
    await victim.ready();
    const { cookie } = await victim.setUp();
    const browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name, value] = cookie.split('=');
    await context.addCookies([{ name: name!, value: value!, url: victim.url }]);
    const tab = await context.newPage();
    const editor = editorOf(tab);

    await customerWrites(victim, { subject: 'Broken cup', text: 'The cup came broken.' });
    await tab.goto(`${victim.url}/inbox/open`);
    await tab.locator('.row-link').first().click();
    await tab.locator('#conversation-subject').waitFor();
    await tab.keyboard.press('r');
    await editor.waitFor();
    await tab.keyboard.type('Dear Mina, ');
    await editor.evaluate(async (root) => {
      const canvas = new OffscreenCanvas(40, 20);
      canvas.getContext('2d')!.fillRect(0, 0, 40, 20);
      const data = new DataTransfer();
      data.items.add(new File([await canvas.convertToBlob()], 'cup.png', { type: 'image/png' }));
      root.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await editor.locator('img').waitFor();
    await tab.keyboard.type(' saved');
    await tab.locator('#draft-state', { hasText: /^Saved/ }).waitFor();

    await victim.kill();
    await tab.keyboard.type(' and not saved');
    await tab.locator('#composer input.address-entry').first().focus();
    await tab.keyboard.type('boss@customer.example,');
    await tab.locator('#composer .chip', { hasText: 'boss@customer.example' }).waitFor();
    await tab.locator('#draft-state', { hasText: /^Not saved/ }).waitFor({ timeout: 20_000 });
    await tab.goto('about:blank');
    victim.restart();
    await victim.ready();
    await tab.goto(`${victim.url}/conversations/1`);
    await editor.waitFor();
    await expect.poll(() => editor.textContent()).toContain('saved and not saved');
    expect(await editor.locator('img').evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(40);
    expect(await tab.locator('#composer input[name=to]').inputValue()).toContain('boss@customer.example');
    await tab.locator('#draft-state', { hasText: /^Saved/ }).waitFor();
    await tab.reload();
    await expect.poll(() => editor.textContent()).toContain('and not saved');
    const copies = () =>
      tab.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('postroom-draft')));
    await expect.poll(copies, { timeout: 5000 }).toEqual([]);
    await browser.close();
  },
);
