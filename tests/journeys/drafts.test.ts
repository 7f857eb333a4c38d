import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { editorOf, type Journey, openConversation, row, startJourney, startReply } from './journey.ts';

/** The admin's tab with the conversation of one letter open. */
async function reading(journey: Journey, subject = 'Broken cup'): Promise<Page> {
  const tab = await journey.admin();
  await journey.mail({ subject, text: 'The cup came broken.' });
  await tab.goto(`${journey.postroom.url}/inbox/open`);
  await openConversation(tab, subject);
  return tab;
}

const isFocused = (tab: Page) => editorOf(tab).evaluate((editor) => editor === document.activeElement);
const saved = (tab: Page) => tab.locator('#draft-state', { hasText: /^Saved/ }).waitFor();

/** What the server holds of the draft, as a page of its own shows it. */
async function kept(tab: Page): Promise<string> {
  const page = await (await tab.request.get(tab.url())).text();
  return /<textarea[^>]*>([^<]*)</.exec(page)?.[1] ?? '';
}

/** Without what the editor puts between two formats to hold its cursor. */
const bare = (html: string) => html.replaceAll('\u200B', '').replaceAll('&nbsp;', ' ');

describe.skipIf(!hasChromium)('drafts', { timeout: 60_000 }, () => {
  test('undo, by key and by button, brings the reply back as it was: its form, its files, the cursor in it', async () => {
    await using journey = await startJourney({ env: { POSTROOM_UNDO_SECONDS: '60' } });
    const tab = await reading(journey);
    const editor = await startReply(tab);
    await tab.keyboard.type('We send ');
    await tab.keyboard.press('Control+b');
    await tab.keyboard.type('another');
    await tab.keyboard.press('Control+b');
    await tab.keyboard.type(' one.');
    await tab.locator('#composer input[name=file]').setInputFiles([
      { name: 'label.txt', mimeType: 'text/plain', buffer: Buffer.from('one') },
      { name: 'map.txt', mimeType: 'text/plain', buffer: Buffer.from('two') },
    ]);
    await tab.locator('#draft-files .file').nth(1).waitFor();
    const written = bare(await editor.innerHTML());

    for (const undo of [() => tab.keyboard.press('z'), () => tab.locator('.message.waiting .button').click()]) {
      await editor.press('Control+Enter');
      await tab.locator('.message.waiting [data-key=z]').waitFor();
      expect(await tab.locator('.message.waiting b').textContent()).toBe('another');
      await undo();
      await tab.locator('.message.waiting').waitFor({ state: 'detached' });
      await expect.poll(() => isFocused(tab)).toBe(true);
      expect(bare(await editor.innerHTML())).toBe(written);
      expect(await tab.locator('#draft-files .file-name').allTextContents()).toEqual(['label.txt', 'map.txt']);
    }
    await tab.keyboard.type(' Soon.');
    expect(await editor.textContent()).toMatch(/another one\. Soon\.$/);
    expect(journey.sink.letters).toEqual([]);
  });

  test('a draft survives a reload and a closed tab, and stands in the list as one', async () => {
    await using journey = await startJourney();
    const tab = await reading(journey);
    await startReply(tab);
    await tab.keyboard.type('First words');
    await saved(tab);
    await tab.reload();
    await expect.poll(() => editorOf(tab).textContent()).toBe('First words');
    await editorOf(tab).press('End');
    // Not a moment to save: the tab is closed at once.
    await tab.keyboard.type(' and the last');
    await tab.close({ runBeforeUnload: true });

    const next = await journey.admin();
    await next.goto(`${journey.postroom.url}/inbox/open`);
    await row(next, 'Broken cup').locator('.sign.draft').waitFor();
    await openConversation(next, 'Broken cup');
    await expect.poll(() => editorOf(next).textContent()).toBe('First words and the last');
  });

  test('one draft in two tabs is one text: neither saves over what was written in the other', async () => {
    await using journey = await startJourney({ expected: /status of 404/ });
    const tab = await reading(journey);
    await startReply(tab);
    await tab.keyboard.type('One');
    await saved(tab);
    const other = await tab.context().newPage();
    await other.goto(tab.url());
    await expect.poll(() => editorOf(other).textContent()).toBe('One');
    await editorOf(other).press('End');
    await other.keyboard.type(' two');
    await expect.poll(() => editorOf(tab).textContent()).toBe('One two');
    await editorOf(tab).press('End');
    await tab.keyboard.type(' three');
    await expect.poll(() => editorOf(other).textContent()).toBe('One two three');
    await expect.poll(() => kept(tab)).toBe('One two three');

    // Thrown away there, its words are offered to the next answer here.
    await other.locator('#composer .discard').click();
    await other.locator('form#composer').waitFor({ state: 'detached' });
    await editorOf(tab).press('End');
    await tab.keyboard.type(' four');
    await tab.locator('#draft-state', { hasText: 'Your text is kept in this browser' }).waitFor();
    await tab.reload();
    await startReply(tab);
    await tab.locator('[data-restore-apply]').click();
    await expect.poll(() => editorOf(tab).textContent()).toBe('One two three four');
    await expect.poll(() => kept(tab)).toBe('One two three four');
    await tab.reload();
    await expect.poll(() => editorOf(tab).textContent()).toBe('One two three four');
    expect(await tab.locator('[data-restore]').isVisible()).toBe(false);
  });

  test('what is typed after r, faster than the editor comes, is in the answer and does nothing else', async () => {
    await using journey = await startJourney();
    const tab = await reading(journey);
    await tab.keyboard.press('r');
    await tab.keyboard.type('Here, even jokers');
    await expect.poll(() => isFocused(tab)).toBe(true);
    await tab.keyboard.type(' win.');
    await expect.poll(() => editorOf(tab).textContent()).toBe('Here, even jokers win.');
    expect(await tab.locator('.segment.open[aria-pressed=true]').count()).toBe(1);
    await expect.poll(() => kept(tab)).toBe('Here, even jokers win.');
  });

  test('the last word typed before Send is in what leaves', async () => {
    await using journey = await startJourney();
    const tab = await reading(journey);
    const editor = await startReply(tab);
    await tab.keyboard.type('Sorry.');
    await saved(tab);
    await tab.keyboard.type(' Tomorrow');
    await tab.locator('#composer button[name=send]').click();
    expect((await simpleParser((await journey.sink.next()).bytes)).text).toMatch(/^Sorry\. Tomorrow\n/);
    await editor.waitFor({ state: 'detached' });

    await startReply(tab);
    await tab.keyboard.type('One more');
    await tab.keyboard.press('Control+Enter');
    expect((await simpleParser((await journey.sink.next()).bytes)).text).toMatch(/^One more\n/);
  });

  test('after an answer that takes its conversation off the list, j goes on from where it stood', async () => {
    await using journey = await startJourney();
    const tab = await journey.admin();
    for (const subject of ['One', 'Two', 'Three', 'Four']) await journey.mail({ subject, text: 'Hello' });
    await tab.goto(`${journey.postroom.url}/inbox/unassigned`);
    await row(tab, 'One').waitFor();
    // Newest first: Four, Three, Two, One.
    await openConversation(tab, 'Two');
    await startReply(tab);
    await tab.keyboard.type('Hello Two');
    await tab.keyboard.press('Control+Enter');
    await row(tab, 'Two').waitFor({ state: 'detached' });
    await tab.keyboard.press('j');
    await tab.keyboard.press('Enter');
    await tab.locator('#conversation-subject', { hasText: 'One' }).waitFor();
  });

  test('keys mean the row with the ring: it is opened first, and e e closes two conversations, not one twice', async () => {
    await using journey = await startJourney();
    const tab = await journey.admin();
    for (const subject of ['One', 'Two', 'Three', 'Four', 'Five']) {
      const from = `${subject.toLowerCase()}@customer.example`;
      await journey.mail({ subject, text: 'Hello', from });
    }
    await tab.goto(`${journey.postroom.url}/inbox/open`);
    await row(tab, 'Five').waitFor();
    await row(tab, 'One').waitFor();
    // Newest first: Five, Four, Three, Two, One.
    await openConversation(tab, 'Five');
    await tab.keyboard.press('j');
    await tab.keyboard.press('r');
    await tab.keyboard.type('Dear Four, even jokers');
    await expect.poll(() => isFocused(tab)).toBe(true);
    expect(await tab.locator('#composer .chips').first().textContent()).toContain('four@customer.example');
    await expect.poll(() => editorOf(tab).textContent()).toBe('Dear Four, even jokers');
    await tab.keyboard.press('Escape');

    await tab.keyboard.press('k');
    const ringed = () => tab.evaluate(() => document.activeElement?.closest('.row')?.textContent);
    expect(await ringed()).toContain('Five');
    // Faster than any answer.
    for (const _ of [1, 2, 3]) await tab.keyboard.press('e');
    for (const closed of ['Five', 'Four', 'Three']) await row(tab, closed).waitFor({ state: 'detached' });
    await expect.poll(ringed).toContain('Two');
    await tab.locator('#conversation-subject', { hasText: 'Three' }).waitFor();
    expect(await tab.locator('.row').count()).toBe(2);
  });

  test('what is typed, its selection, the list’s and the thread’s place stay when the list and the thread change', async () => {
    await using journey = await startJourney();
    const tab = await journey.admin({ viewport: { width: 1200, height: 700 } });
    const first = await journey.mail({ subject: 'Long story', text: 'Once upon a time.\n'.repeat(80) });
    for (let i = 0; i < 25; i++) await journey.mail({ subject: `Other ${i}`, text: 'Something else.' });
    await tab.goto(`${journey.postroom.url}/inbox/open`);
    await expect.poll(() => tab.locator('.row').count()).toBe(26);
    await openConversation(tab, 'Long story');
    const editor = await startReply(tab);
    await tab.keyboard.type('Half a sentence');
    for (let i = 0; i < 4; i++) await tab.keyboard.press('Shift+ArrowLeft');
    await tab.locator('#conversation-list').evaluate((list) => list.scrollTo(0, 300));
    await tab.locator('.conversation-scroll').evaluate((pane) => pane.scrollTo(0, 200));
    const place = () =>
      tab.evaluate(() => ({
        selection: String(getSelection()),
        row: Math.round(document.querySelector('[data-conversation="14"]')!.getBoundingClientRect().top),
        story: Math.round(document.querySelector('.message-body')!.getBoundingClientRect().top),
      }));
    const before = await place();
    expect(before.selection).toBe('ence');

    await journey.mail({ subject: 'Newest', text: 'Look at me.' });
    await row(tab, 'Newest').waitFor({ state: 'attached' });
    await journey.mail({ subject: 'Re: Long story', text: 'And then?', inReplyTo: first.messageId });
    await tab.locator('.message', { hasText: 'And then?' }).waitFor({ state: 'attached' });
    await expect.poll(place).toEqual(before);
    expect(await isFocused(tab)).toBe(true);
    await tab.keyboard.type('ence.');
    expect(await editor.textContent()).toBe('Half a sentence.');
    await expect.poll(() => kept(tab)).toBe('Half a sentence.');
  });
});
