import { describe, expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { temporaryFolder } from '#tests/support/machine.ts';
import { startPostroom } from '#tests/support/postroom.ts';
import { customerWrites, openConversation, row, startJourney, startReply } from './journey.ts';

describe.skipIf(!hasChromium)('the connection', { timeout: 60_000 }, () => {
  test('a server that was away is said, text typed meanwhile is kept, and the page catches up when it is back', async () => {
    using folder = temporaryFolder();
    await using journey = await startJourney({
      env: { POSTROOM_DATA: folder.path },
      expected: /ERR_CONNECTION_REFUSED|Failed to fetch/,
    });
    const { url, smtpPort } = journey.postroom;
    const tab = await journey.admin();
    await journey.mail({ subject: 'Broken cup', text: 'The cup came broken.' });
    await tab.goto(`${url}/inbox/open`);
    await openConversation(tab, 'Broken cup');
    await startReply(tab);

    await journey.postroom.stop();
    await tab.keyboard.type('Written in the dark');
    await tab.locator('#connection').waitFor({ state: 'visible' });
    await tab.locator('#composer [name=send]').click();
    const problem = tab.locator('#problem');
    await problem.waitFor({ state: 'visible' });
    // Both stand above the composer, beside each other, and are gone with their reason.
    const [connection, told, composer] = await Promise.all(
      ['#connection', '#problem', '#composer'].map((place) => tab.locator(place).boundingBox()),
    );
    expect(told!.y).toBeGreaterThanOrEqual(connection!.y + connection!.height);
    expect(told!.y + told!.height).toBeLessThan(composer!.y);
    const ports = { POSTROOM_WEB_PORT: String(new URL(url).port), POSTROOM_SMTP_PORT: String(smtpPort) };
    await using again = await startPostroom({ POSTROOM_DATA: folder.path, ...ports });
    await customerWrites(again, { subject: 'While you were away', text: 'Anybody there?' });

    await row(tab, 'While you were away').waitFor({ timeout: 20_000 });
    await tab.locator('#connection').waitFor({ state: 'hidden' });
    await problem.waitFor({ state: 'hidden' });
    await tab.locator('#draft-state', { hasText: /^Saved/ }).waitFor({ timeout: 20_000 });
    await tab.reload();
    await expect.poll(() => tab.locator('[data-editor]').textContent()).toBe('Written in the dark');
  });

  test('a page whose session ended elsewhere leads to sign-in, and from there back to where one was', async () => {
    await using journey = await startJourney({ expected: /status of 401/ });
    const { url } = journey.postroom;
    const tab = await journey.admin();
    await journey.mail({ subject: 'Broken cup', text: 'The cup came broken.' });
    await tab.goto(`${url}/inbox/open`);
    await openConversation(tab, 'Broken cup');
    const here = tab.url();
    const other = await tab.context().newPage();
    await other.goto(`${url}/people`);
    await other.locator('form[action="/session"] button').click();
    await other.waitForURL(`${url}/sign-in`);

    await tab.keyboard.press('e');
    await tab.waitForURL(/\/sign-in\?next=/);
    await tab.locator('#email').fill('ada@acme.example');
    await tab.locator('#password').fill('correct horse battery');
    await tab.keyboard.press('Enter');
    await tab.waitForURL(here);
    await tab.locator('#conversation-subject', { hasText: 'Broken cup' }).waitFor();
  });
});
