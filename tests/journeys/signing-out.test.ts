import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { addColleague, MAILBOX } from '#tests/support/postroom.ts';
import { COLLEAGUE, editorOf, type Journey, openConversation, signIn, startJourney, startReply } from './journey.ts';

const kept = (tab: Page) =>
  tab.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('postroom-draft-')));

const signOut = (tab: Page) => tab.locator('form[action="/session"] button').click();

async function writing({ postroom }: Journey, tab: Page, words: string) {
  await tab.goto(`${postroom.url}/inbox/open`);
  await openConversation(tab, 'Lamp');
  await startReply(tab);
  await tab.keyboard.type(words);
}

test.skipIf(!hasChromium)(
  'whoever signs out leaves nothing they wrote in the browser, and loses nothing; the next person finds nothing either',
  { timeout: 90_000 },
  async () => {
    await using journey = await startJourney({ expected: /status of 401|ERR_INTERNET_DISCONNECTED/ });
    const { url } = journey.postroom;
    await journey.mail({ subject: 'Lamp', text: 'It flickers', to: MAILBOX.address });
    const tab = await journey.admin();

    // Faster than any save.
    await writing(journey, tab, 'Half a word');
    await signOut(tab);
    await tab.waitForURL(`${url}/sign-in`);
    expect(await kept(tab)).toEqual([]);
    await signIn(tab, url);
    await tab.goto(`${url}/inbox/open`);
    await openConversation(tab, 'Lamp');
    await expect.poll(() => editorOf(tab).textContent()).toBe('Half a word');

    // What can't be saved is asked for.
    await editorOf(tab).press('End');
    await tab.context().setOffline(true);
    await tab.keyboard.type(' and more');
    // The click waits for the answer.
    const [dialog, clicked] = [tab.waitForEvent('dialog'), signOut(tab)];
    expect((await dialog).message()).toContain('could not be saved');
    await (await dialog).dismiss();
    await clicked;
    expect(await editorOf(tab).textContent()).toBe('Half a word and more');
    await tab.context().setOffline(false);
    await tab.locator('#draft-state', { hasText: /^Saved/ }).waitFor();

    // A session that ended by itself keeps the words for their author alone.
    await tab.context().setOffline(true);
    await editorOf(tab).press('End');
    await tab.keyboard.type(' in the dark');
    await expect.poll(async () => (await kept(tab)).length).toBe(1);
    await tab.context().clearCookies();
    await tab.context().setOffline(false);
    await tab.waitForURL(/\/sign-in/);
    expect(await kept(tab)).toHaveLength(1);
    const admin = journey.postroom.browser();
    await admin.send('/session', { email: 'ada@acme.example', password: 'correct horse battery' });
    await addColleague(journey.postroom, admin, COLLEAGUE.email, COLLEAGUE.name, [1]);
    await signIn(tab, url, COLLEAGUE);
    await expect.poll(() => kept(tab)).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'where the browser allows no storage one writes and signs out all the same',
  { timeout: 60_000 },
  async () => {
    await using journey = await startJourney();
    await journey.mail({ subject: 'Lamp', text: 'It flickers', to: MAILBOX.address });
    const tab = await journey.admin();
    await tab.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new DOMException('Denied', 'SecurityError');
        },
      });
    });
    await writing(journey, tab, 'All the same');
    await signOut(tab);
    await tab.waitForURL(`${journey.postroom.url}/sign-in`);
  },
);
