import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { ADMIN, MAILBOX } from '#tests/support/postroom.ts';
import { CUSTOMER, row, signIn, startJourney } from './journey.ts';

const plain = { javaScriptEnabled: false };

/** Presses a button and waits for the page that answers. */
async function press(tab: Page, name: string | RegExp): Promise<void> {
  const button = tab.getByRole('button', { name }).first();
  await Promise.all([tab.waitForNavigation(), button.click()]);
}

describe.skipIf(!hasChromium)('without JavaScript', { timeout: 60_000 }, () => {
  test('everything can be done, from the first run to signing out', async () => {
    await using journey = await startJourney({ isSetUp: false, env: { POSTROOM_UNDO_SECONDS: '4' } });
    const { url, setupToken } = journey.postroom;
    const tab = await journey.person(plain);
    await tab.goto(`${url}/setup?token=${setupToken}`);
    const fields = { company: 'Acme', ...ADMIN, mailboxName: MAILBOX.name, address: MAILBOX.address };
    for (const [name, value] of Object.entries(fields)) await tab.locator(`#${name}`).fill(value);
    await press(tab, /./);
    expect(new URL(tab.url()).pathname).toBe('/first-steps/incoming');
    await press(tab, 'Sign out');
    await signIn(tab, url);

    await journey.mail({ subject: 'Broken cup', text: 'The cup came broken.' });
    await expect
      .poll(async () => {
        await tab.goto(`${url}/inbox/open`);
        return row(tab, 'Broken cup').count();
      })
      .toBe(1);
    await row(tab, 'Broken cup').locator('a').click();
    await tab.locator('.message-body', { hasText: 'The cup came broken.' }).waitFor();
    expect(new URL(tab.url()).searchParams.get('list')).toBe('open');

    await press(tab, 'Pending');
    await tab.locator('.segment.pending[aria-pressed=true]').waitFor();
    await tab.locator('#assignee').selectOption({ label: `${ADMIN.name} (me)` });
    await press(tab, 'Assign');
    expect(await tab.locator('#assignee option:checked').textContent()).toContain(ADMIN.name);
    // Still in the list one came from.
    expect(new URL(tab.url()).searchParams.get('list')).toBe('open');

    await press(tab, /^Reply to/);
    await tab.locator('textarea[name=text]').fill('We send another one.\n\nSee the label.');
    const file = { name: 'label.txt', mimeType: 'text/plain', buffer: Buffer.from('Handle with care') };
    await tab.locator('#composer input[name=file]').setInputFiles(file);
    await press(tab, 'Upload');
    await tab.locator('#draft-files', { hasText: 'label.txt' }).waitFor();
    expect(await tab.locator('textarea[name=text]').inputValue()).toContain('We send another one.');
    await press(tab, 'Send');
    await press(tab, 'Undo');
    expect(await tab.locator('textarea[name=text]').inputValue()).toBe('We send another one.\n\nSee the label.');
    await tab.locator('#draft-files', { hasText: 'label.txt' }).waitFor();
    await press(tab, 'Send');
    expect(await tab.locator('.message.waiting').count()).toBe(1);
    const { bytes, to } = await journey.sink.next();
    const sent = await simpleParser(bytes);
    expect(to).toEqual([CUSTOMER.address]);
    expect(sent.text).toMatch(/^We send another one\.\n\nSee the label\.\n/);
    expect(sent.attachments.map(({ filename, content }) => [filename, String(content)])).toEqual([
      ['label.txt', 'Handle with care'],
    ]);

    for (const [away, back] of [
      ['Mark as spam', 'Not spam'],
      ['Move to trash', 'Restore'],
    ] as const) {
      await tab.locator('#conversation-head .menu summary').click();
      await press(tab, away);
      await press(tab, back);
      // As it was before.
      await tab.locator('.segment.pending[aria-pressed=true]').waitFor();
    }
    await press(tab, 'Sign out');
    expect(new URL(tab.url()).pathname).toBe('/sign-in');
  });
});
