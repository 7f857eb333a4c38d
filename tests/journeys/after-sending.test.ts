import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { EDITOR, editorOf, openConversation, startJourney, startReply } from './journey.ts';

const SUBJECTS = ['First', 'Second', 'Third', 'Fourth'];

const subject = (tab: Page) => tab.locator('#conversation-subject');

async function choose(tab: Page, name: string, value: string) {
  await tab.locator(`#composer select[name=${name}]`).selectOption(value);
}

test.skipIf(!hasChromium)(
  'one answers and goes on down the list without a page load, takes back what waits, and closes by key',
  { timeout: 90_000 },
  async () => {
    await using journey = await startJourney({ env: { POSTROOM_UNDO_SECONDS: '20' } });
    for (const each of SUBJECTS) await journey.mail({ subject: each, text: `About ${each}` });
    const tab = await journey.admin();
    await tab.goto(`${journey.postroom.url}/inbox/open`);
    await tab.locator('.row').nth(3).waitFor();
    await tab.evaluate(() => document.body.setAttribute('data-same-page', ''));
    await openConversation(tab, 'Fourth');

    const editor = await startReply(tab);
    await editor.pressSequentially('Here you are');
    await choose(tab, 'status', 'pending');
    await choose(tab, 'go', 'next');
    await tab.keyboard.press('Control+Enter');
    await subject(tab).filter({ hasText: 'Third' }).waitFor();
    expect(await tab.locator('body[data-same-page]').count()).toBe(1);
    expect(tab.url()).toMatch(/\/conversations\/\d+\?list=open$/);

    // What waits in the conversation before can be taken back from here, with its choices.
    await tab.locator('.leaving-item', { hasText: 'Mina Kundin' }).waitFor();
    expect(await tab.locator('.row', { hasText: 'Fourth' }).count()).toBe(1);
    await tab.keyboard.press('z');
    await subject(tab).filter({ hasText: 'Fourth' }).waitFor();
    await tab.locator(EDITOR, { hasText: 'Here you are' }).waitFor();
    expect(await tab.locator('#composer select[name=status]').inputValue()).toBe('pending');
    expect(await tab.locator('.leaving-item').count()).toBe(0);

    // Ctrl+Shift+Enter closes as well, and goes back to the list as chosen.
    await choose(tab, 'go', 'back');
    await editorOf(tab).click();
    await tab.keyboard.press('Control+Shift+Enter');
    await tab.locator('#conversation.nothing').waitFor();
    expect(await tab.locator('.shell').count()).toBe(1);
    await expect.poll(() => new URL(tab.url()).pathname).toMatch(/^\/inbox\//);

    // Who prefers the next one closes down the list with one key.
    await tab.goto(`${journey.postroom.url}/account`);
    await tab.locator('select[name=afterSend], input[name=afterSend][value=next]').first().waitFor();
    const radio = tab.locator('input[name=afterSend][value=next]');
    if ((await radio.count()) > 0) await radio.check();
    else await tab.locator('select[name=afterSend]').selectOption('next');
    await tab.locator('form:has([name=afterSend]) button[type=submit]').click();
    await tab.goto(`${journey.postroom.url}/inbox/open`);
    await openConversation(tab, 'Third');
    await tab.keyboard.press('e');
    await subject(tab).filter({ hasText: 'Second' }).waitFor();
    await tab.keyboard.press('e');
    await subject(tab).filter({ hasText: 'First' }).waitFor();
    await expect.poll(() => tab.locator('.row').count()).toBe(2);
    expect(await tab.locator('.row', { hasText: 'Third' }).count()).toBe(0);
  },
);

test.skipIf(!hasChromium)(
  'a wrong address is put right at the message: the same mail reaches the right one, seen live by a colleague',
  { timeout: 60_000 },
  async () => {
    await using journey = await startJourney({
      answerRcpt: (address) => (address.startsWith('mina@') ? '550 5.1.1 User unknown' : undefined),
    });
    await journey.mail({ subject: 'Moved house', text: 'New address follows' });
    const tab = await journey.admin();
    const colleague = await journey.colleague();
    await tab.goto(`${journey.postroom.url}/inbox/open`);
    await openConversation(tab, 'Moved house');
    await colleague.goto(tab.url());
    await (await startReply(tab)).pressSequentially('Hello again');
    await tab.keyboard.press('Control+Enter');
    await tab.locator('.delivery.failed', { hasText: 'mina@customer.example' }).waitFor();

    await tab.locator('.readdress > summary').click();
    await tab.locator('.readdress-form [name=to]').fill('mina.new@other.example');
    await tab.locator('.readdress-form button').click();
    const mail = await journey.sink.next();
    expect(mail.to).toEqual(['mina.new@other.example']);
    expect(String(mail.bytes)).toContain('Hello again');
    await colleague.locator('.delivery.sent', { hasText: 'mina.new@other.example' }).waitFor();
    await colleague.locator('.event', { hasText: 'instead of mina@customer.example' }).waitFor();
    expect(await tab.locator('.row', { hasText: 'Moved house' }).locator('.sign.failed').count()).toBe(0);
  },
);
