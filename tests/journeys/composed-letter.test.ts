import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { EDITOR, editorOf, type Journey, openConversation, richField, startJourney, startReply } from './journey.ts';

/** The admin's tab with a letter open, to be answered with a signature. */
async function reading(journey: Journey): Promise<Page> {
  const tab = await journey.admin();
  await tab.goto(`${journey.postroom.url}/account`);
  const signature = richField(tab, 'Signature');
  await signature.waitFor();
  await signature.focus();
  await tab.keyboard.type('Best, {name}');
  await tab.keyboard.press('Enter');
  await tab.keyboard.type('{job title}, {company}');
  await Promise.all([
    tab.waitForResponse((answer) => answer.request().method() !== 'GET'),
    tab.locator('form:has([data-rich]) button[type=submit]').click(),
  ]);
  await journey.mail({ subject: 'Broken cup', html: '<p>The cup came <b>broken</b>.</p><p>What now?</p>' });
  await tab.goto(`${journey.postroom.url}/inbox/open`);
  await openConversation(tab, 'Broken cup');
  return tab;
}

/** A picture as a screenshot tool leaves it: drawn by the page, put on a clipboard or under a mouse. */
const picture = (tab: Page, kind: 'paste' | 'drop', place: string, name = 'image.png') =>
  tab.evaluate(
    async ([kind, place, name]) => {
      const canvas = new OffscreenCanvas(900, 300);
      const pen = canvas.getContext('2d')!;
      pen.fillStyle = '#3a6ee8';
      pen.fillRect(0, 0, 900, 300);
      const data = new DataTransfer();
      data.items.add(new File([await canvas.convertToBlob()], name!, { type: 'image/png' }));
      const target = document.querySelector(place!)!;
      const { left, top } = target.getBoundingClientRect();
      const at = { clientX: left + 20, clientY: top + 8, bubbles: true, cancelable: true };
      if (kind === 'paste') target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, ...at }));
      else
        for (const type of ['dragover', 'drop'])
          target.dispatchEvent(new DragEvent(type, { dataTransfer: data, ...at }));
    },
    [kind, place, name],
  );

const saved = (tab: Page) => tab.locator('#draft-state', { hasText: /^Saved/ }).waitFor();

describe.skipIf(!hasChromium)('a composed letter', { timeout: 60_000 }, () => {
  test('a pasted picture stands in the text, at the receiver and in our own thread; the signature below it', async () => {
    await using journey = await startJourney();
    const tab = await reading(journey);
    await startReply(tab);
    await tab.keyboard.type('It looks like this:');
    await tab.keyboard.press('Enter');
    await picture(tab, 'paste', EDITOR);
    const image = tab.locator(`${EDITOR} img`);
    await image.waitFor();
    expect(await image.getAttribute('width')).toBe('600');
    await tab.keyboard.press('Enter');
    await tab.keyboard.type('Right? See www.acme.example/cups');
    await image.click();
    await tab.getByLabel('Description').fill('The blue cup');
    await tab.getByRole('button', { name: 'Medium' }).click();
    await tab.getByRole('button', { name: 'Done' }).click();
    await saved(tab);
    await tab.reload();
    await image.waitFor();
    expect(await image.evaluate((each: HTMLImageElement) => [each.alt, each.width, each.naturalWidth])).toEqual([
      'The blue cup',
      396,
      900,
    ]);
    await tab.locator('#composer [name=send]').click();

    const mail = await simpleParser((await journey.sink.next()).bytes, { skipImageLinks: true });
    const [inline] = mail.attachments;
    expect(mail.attachments).toHaveLength(1);
    expect(inline).toMatchObject({ contentType: 'image/png', contentDisposition: 'inline', related: true });
    expect(mail.html).toContain(`<img src="cid:${inline!.cid}" alt="The blue cup" width="396" height="132"`);
    expect(mail.html).toContain('<a href="https://www.acme.example/cups">www.acme.example/cups</a>');
    expect(mail.text).toMatch(
      /^It looks like this:\n\[The blue cup\]\nRight\? See www\.acme\.example\/cups[\s\S]*\n-- \nBest, Ada Admin\nAcme\n\nOn .*wrote:\n> The cup came broken\.\n>\s?\n> What now\?\n/,
    );

    const frame = tab.frameLocator('.message.out iframe');
    const shown = frame.locator('img');
    await shown.waitFor();
    expect(await shown.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(900);
    expect(await tab.locator('.message.out .file').count()).toBe(0);
  });

  test('a picture dropped on the text stands in it, one dropped beside it is attached; taken out, it does not leave', async () => {
    await using journey = await startJourney();
    const tab = await reading(journey);
    await startReply(tab);
    await tab.keyboard.type('One, two');
    await picture(tab, 'drop', EDITOR, 'cup.png');
    const image = tab.locator(`${EDITOR} img`);
    await image.waitFor();
    expect(await image.getAttribute('alt')).toBe('cup');
    await picture(tab, 'drop', '#composer .composer-foot', 'plan.png');
    await tab.locator('#draft-files .file', { hasText: 'plan.png' }).waitFor();
    await image.click();
    await tab.getByRole('button', { name: 'Remove picture' }).click();
    await image.waitFor({ state: 'detached' });
    await tab.keyboard.press('Control+Enter');
    const mail = await simpleParser((await journey.sink.next()).bytes);
    expect(mail.attachments.map(({ filename, related }) => [filename, related ?? false])).toEqual([
      ['plan.png', false],
    ]);
    expect(mail.html).not.toContain('<img');
  });

  test('the quote is edited in the text, or left out', async () => {
    await using journey = await startJourney();
    const tab = await reading(journey);
    const editor = await startReply(tab);
    await tab.keyboard.type('Yes');
    await tab.getByRole('button', { name: 'Leave it out' }).click();
    await tab.getByRole('button', { name: 'Quote it below' }).click();
    await tab.getByRole('button', { name: 'Edit in the text' }).click();
    const quote = editor.locator('[data-quote] blockquote');
    await quote.waitFor();
    await quote.getByText('What now?').click();
    await tab.keyboard.press('End');
    await tab.keyboard.type(' (You ask.)');
    await saved(tab);
    await tab.reload();
    await quote.getByText('(You ask.)').waitFor();
    await tab.locator('#composer [name=send]').click();
    const mail = await simpleParser((await journey.sink.next()).bytes);
    expect(mail.text!.match(/wrote:/g)).toHaveLength(1);
    expect(mail.text).toContain('> What now? (You ask.)');
    expect(mail.html).toMatch(/class="gmail_quote"[^>]*>.*<blockquote type="cite"/);
  });

  test('another mailbox chosen to write from brings its signature, with and without JavaScript', async () => {
    await using journey = await startJourney();
    const { url } = journey.postroom;
    const tab = await journey.admin();
    const post = (path: string, form: Record<string, string>) =>
      tab.request.post(url + path, { form, headers: { Origin: url }, maxRedirects: 0 });
    expect((await post('/mailboxes', { name: 'Sales', address: 'sales@acme.example' })).status()).toBe(303);
    await tab.goto(`${url}/mailboxes/2`);
    const field = richField(tab, 'Signature');
    await field.waitFor();
    await field.focus();
    await tab.keyboard.type('Your {mailbox} team');
    await Promise.all([
      tab.waitForResponse((answer) => answer.request().method() !== 'GET'),
      tab.locator('form:has([data-rich]) button[type=submit]').click(),
    ]);

    await tab.goto(`${url}/conversations/new?mailbox=1&to=mina@customer.example`);
    await tab.locator('#conversation .begin').click();
    const editor = editorOf(tab);
    await editor.waitFor();
    expect(await editor.locator('[data-signature]').count()).toBe(0);
    await editor.focus();
    await tab.keyboard.type('Good morning');
    await tab.locator('select[name=from]').selectOption('sales@acme.example');
    await editor.locator('[data-signature]', { hasText: 'Your Sales team' }).waitFor();
    expect(await editor.textContent()).toMatch(/^Good morning.*Your Sales team$/);
    await tab.locator('select[name=from]').selectOption('support@acme.example');
    await editor.locator('[data-signature]').waitFor({ state: 'detached' });
    expect(await editor.textContent()).toContain('Good morning');

    const plain = await journey.admin({ javaScriptEnabled: false });
    await plain.goto(`${url}/conversations/new?mailbox=2`);
    await plain.locator('#conversation .begin').click();
    expect(await plain.locator('textarea[name=text]').inputValue()).toBe('\n\n-- \nYour Sales team');
  });
});
