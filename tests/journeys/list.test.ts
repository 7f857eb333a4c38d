import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { openStore, received, type Store } from '#tests/support/store.ts';
import { type Journey, startJourney } from './journey.ts';

const LETTERS = 55;

/** One letter that came in, and as many more like it as a list of two pages takes. */
async function fill(journey: Journey): Promise<Store> {
  const store = openStore(journey.postroom.folder);
  await journey.mail({ subject: 'Letter 1', text: 'Hello' });
  await received(store, 'Letter 1');
  for (let i = 2; i <= LETTERS; i++) {
    store.run(
      `INSERT INTO conversation (id, mailbox_id, contact_id, waiting_since_at, last_message_at, last_message_id, message_count, subject, created_at)
       SELECT ?1, mailbox_id, contact_id, waiting_since_at + ?1, last_message_at + ?1, ?1, 1, 'Letter ' || ?1, created_at FROM conversation WHERE id = 1`,
      i,
    );
    store.run(
      `INSERT INTO message (id, conversation_id, raw_id, kind, contact_id, at, subject, people, marks, body)
       SELECT ?1, ?1, raw_id, kind, contact_id, at + ?1, 'Letter ' || ?1, people, marks, body FROM message WHERE id = 1`,
      i,
    );
  }
  return store;
}

let journey: Journey;
let store: Store;
let tab: Page;

const closed = () => store.count("SELECT count(*) FROM conversation WHERE status = 'closed'");
const ticked = () => tab.locator('.rows .row-pick > :checked').count();
const notice = (text: string) => tab.locator('.treated-notice', { hasText: text }).waitFor();

describe.skipIf(!hasChromium)('the list', () => {
  beforeAll(async () => {
    journey = await startJourney();
    store = await fill(journey);
    tab = await journey.admin();
  }, 60_000);
  afterAll(async () => {
    store[Symbol.dispose]();
    await journey[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    store.run("UPDATE conversation SET status = 'open'");
    store.run('DELETE FROM seen');
    await tab.goto(`${journey.postroom.url}/inbox/open`);
    await tab.locator('.row').first().waitFor();
  });

  test('rows are ticked by key and by range, closed by one key, and back by another', async () => {
    for (const key of ['j', 'x', 'j', 'j', 'x']) await tab.keyboard.press(key);
    expect(await tab.locator('.bulk-count').textContent()).toBe('2 selected');
    await tab
      .locator('.row-link')
      .nth(5)
      .click({ modifiers: ['Shift'] });
    expect(await tab.locator('.bulk-count').textContent()).toBe('5 selected');
    expect(new URL(tab.url()).pathname).toBe('/inbox/open');
    await tab.keyboard.press('e');
    await notice('5 conversations closed.');
    expect([closed(), await ticked()]).toEqual([5, 0]);
    await tab.keyboard.press('z');
    await notice('5 conversations as before.');
    expect(closed()).toBe(0);
  });

  test('what is ticked stays so when the list is drawn anew; an open menu and then the ticks go by Escape', async () => {
    await tab.locator('.row').nth(2).locator('.row-pick').click();
    store.run(
      "INSERT INTO event (at, name, actor, subject, subject_id, mailbox_id) VALUES (1, 'x', 'system', 'conversation', 1, 1)",
    );
    await tab.waitForResponse((response) => new URL(response.url()).pathname === '/inbox/open');
    await expect.poll(ticked).toBe(1);
    await tab.locator('#bulk-more summary').click();
    await tab.keyboard.press('Escape');
    expect(await ticked()).toBe(1);
    await tab.keyboard.press('Escape');
    expect(await ticked()).toBe(0);
  });

  test('a whole list is treated, more than a page shows of it', async () => {
    await tab.locator('.row').first().locator('.row-pick').click();
    await tab.locator('[data-pick-page]').click();
    await tab.locator('#bulk-whole').check();
    expect(await tab.locator('.bulk-count').textContent()).toBe(`${LETTERS} selected`);
    await tab.keyboard.press('e');
    await notice(`${LETTERS} conversations closed.`);
    expect(closed()).toBe(LETTERS);
  });

  test('from one conversation to another and back no page is loaded, and the list stays where it was', async () => {
    let loads = 0;
    tab.on('load', () => void loads++);
    const subject = () => tab.locator('#conversation-subject').textContent();
    await tab.locator('.row-link').nth(2).click();
    await expect.poll(subject).toBe('Letter 53');
    await tab.locator('.row-link').nth(40).click();
    await expect.poll(subject).toBe('Letter 15');
    const scrolled = await tab.locator('#conversation-list').evaluate((list) => list.scrollTop);
    expect(scrolled).toBeGreaterThan(500);
    await tab.goBack();
    await expect.poll(subject).toBe('Letter 53');
    await expect.poll(() => tab.locator('#conversation-list').evaluate((list) => list.scrollTop)).toBe(scrolled);
    expect(loads).toBe(0);
    await tab.reload();
    expect(await subject()).toBe('Letter 53');
  });

  test('u makes the open conversation unread and leaves it; on another row it opens nothing', async () => {
    const unread = () => tab.locator('.row[data-unread]').count();
    await tab.locator('.row-link').first().click();
    await expect.poll(unread).toBe(49);
    await tab.keyboard.press('u');
    await expect.poll(unread).toBe(50);
    expect(await tab.locator('#conversation[data-conversation]').count()).toBe(0);
    await tab.locator('.row-link').nth(1).click();
    await expect.poll(unread).toBe(49);
    await tab.keyboard.press('j');
    await tab.keyboard.press('k');
    await tab.keyboard.press('k');
    await tab.keyboard.press('u');
    await tab.locator('.treated-notice').waitFor();
    expect(await tab.locator('#conversation-subject').textContent()).toBe('Letter 54');
  });
});
