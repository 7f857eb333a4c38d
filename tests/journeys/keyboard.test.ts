import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { ADMIN } from '#tests/support/postroom.ts';
import { CUSTOMER, EDITOR, startJourney } from './journey.ts';

const SECOND = { name: 'Karl Kunde', address: 'karl@other.example' };
const ROW = '.row-link';
const LONGEST_TABS = 40;

/** What has the focus, as long as that is what was meant, and anybody can see that it has. */
async function focusIsOn(tab: Page, selector: string, text = '') {
  const told = () =>
    tab.evaluate(
      ([selector, text]) => {
        const element = document.activeElement ?? document.body;
        // Where one writes in the composer the caret shows it.
        const hasCaret = element.matches('#composer :is([type=text], [contenteditable=true])');
        const isShown = hasCaret || getComputedStyle(element).outlineStyle !== 'none';
        const isMeant = element.matches(selector!) && (element.textContent ?? '').includes(text!);
        return isMeant && isShown ? 'as meant' : `${isShown ? '' : 'unseen '}${element.outerHTML.slice(0, 200)}`;
      },
      [selector, text],
    );
  await expect.poll(told).toBe('as meant');
}

/** Presses a key until the focus is there. */
async function goTo(tab: Page, selector: string, key = 'Tab') {
  for (let i = 0; i < LONGEST_TABS; i++) {
    await tab.keyboard.press(key);
    if (await tab.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) break;
  }
  await focusIsOn(tab, selector);
}

const subject = (tab: Page, text: string) => tab.locator('#conversation-subject', { hasText: text }).waitFor();

test.skipIf(!hasChromium)(
  'without a mouse from sign-in to a sent answer, and out again: the focus is never lost',
  { timeout: 90_000 },
  async () => {
    await using journey = await startJourney({ env: { POSTROOM_UNDO_SECONDS: '20' } });
    await journey.mail({ subject: 'First', text: 'Where is it?' });
    await journey.mail({ subject: 'Second', html: '<p>It <b>flickers</b></p>', from: SECOND });
    await journey.mail({ subject: 'Third', text: 'Thank you' });
    const tab = await journey.person();
    const keys = tab.keyboard;

    await tab.goto(journey.postroom.url);
    await focusIsOn(tab, '#email');
    await keys.type(ADMIN.email);
    await keys.press('Tab');
    await focusIsOn(tab, '#password');
    await keys.type(ADMIN.password);
    await keys.press('Enter');
    await tab.waitForURL(/\/inbox\/mine/);

    await keys.press('g');
    await keys.press('o');
    await tab.waitForURL(/\/inbox\/open/);
    await tab.locator(ROW).nth(2).waitFor();
    await keys.press('j');
    await focusIsOn(tab, ROW, 'Third');
    await keys.press('j');
    await keys.press('j');
    await focusIsOn(tab, ROW, 'First');
    await keys.press('k');
    await focusIsOn(tab, ROW, 'Second');
    await keys.press('Enter');
    await subject(tab, 'Second');
    await focusIsOn(tab, ROW, 'Second');
    // Once more: nothing of the frame that was there, which has a height by now, is written as a style.
    await tab.locator('.mail-frame[style]').waitFor();
    await Promise.all([tab.waitForResponse(/\/conversations\/\d+/), keys.press('Enter')]);
    await focusIsOn(tab, ROW, 'Second');

    await keys.press('r');
    await focusIsOn(tab, EDITOR);
    await keys.type('We mend it');
    // The line that unfolds Cc and Bcc hides as it is pressed.
    await goTo(tab, '.composer-copies > summary', 'Shift+Tab');
    await keys.press('Enter');
    await focusIsOn(tab, '#composer-cc');
    await keys.type('min');
    await tab.locator('.completion', { hasText: CUSTOMER.address }).waitFor();
    await keys.press('Enter');
    await focusIsOn(tab, '#composer-cc');
    expect(await tab.locator('[data-recipients=cc] .chip').textContent()).toContain(CUSTOMER.address);
    await goTo(tab, EDITOR);
    // What takes its own place away leaves one with what is there instead.
    await goTo(tab, '[data-quote-remove]');
    await keys.press('Enter');
    await focusIsOn(tab, '[data-quote-restore]');
    await keys.press('Enter');
    await focusIsOn(tab, '[data-quote-edit]');
    await keys.press('Enter');
    await tab.locator(`${EDITOR} [data-quote] b`, { hasText: 'flickers' }).waitFor();
    await focusIsOn(tab, EDITOR);
    const csv = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('1') });
    await tab.locator('#composer input[name=file]').setInputFiles([csv('a.csv'), csv('b.csv')]);
    await tab.locator('#draft-files .file').nth(1).waitFor();
    await goTo(tab, '#draft-files button');
    await keys.press('Enter');
    await tab.locator('#draft-files .file').nth(1).waitFor({ state: 'detached' });
    await focusIsOn(tab, '#draft-files button');
    await keys.press('Enter');
    await tab.locator('#draft-files .file').waitFor({ state: 'detached' });
    await focusIsOn(tab, EDITOR);
    await goTo(tab, '#composer select[name=status]');
    await keys.press('p');

    await keys.press('Control+Enter');
    await tab.locator('.message.waiting', { hasText: 'We mend it' }).waitFor();
    await focusIsOn(tab, ROW, 'Second');
    await keys.press('z');
    await focusIsOn(tab, EDITOR, 'We mend it');
    expect(await tab.locator('#composer select[name=status]').inputValue()).toBe('pending');
    await keys.type(' today');
    await keys.press('Control+Enter');
    await tab.locator('.message.waiting', { hasText: 'We mend it today' }).waitFor();
    await focusIsOn(tab, ROW, 'Second');

    await keys.press('e');
    await focusIsOn(tab, ROW, 'First');
    await keys.press('?');
    await focusIsOn(tab, '#keys-help button');
    await keys.press('Escape');
    await focusIsOn(tab, ROW, 'First');
    await keys.press('k');
    await keys.press('Enter');
    await subject(tab, 'Third');
    await focusIsOn(tab, ROW, 'Third');

    await goTo(tab, '.sidebar-foot form button', 'Shift+Tab');
    await keys.press('Enter');
    await tab.waitForURL(/\/sign-in/);
    await focusIsOn(tab, '#email');

    const sent = await journey.sink.next();
    expect(sent.to.toSorted()).toEqual([SECOND.address, CUSTOMER.address]);
    expect((await simpleParser(sent.bytes)).text).toMatch(/^We mend it today\n/);
  },
);
