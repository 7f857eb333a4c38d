import { describe, expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { ADMIN } from '#tests/support/postroom.ts';
import { COLLEAGUE, row, signIn, startJourney } from './journey.ts';

describe.skipIf(!hasChromium)('people', { timeout: 60_000 }, () => {
  test('a colleague comes in by the link, sees the granted mailboxes only, and leaves again', async () => {
    await using journey = await startJourney();
    const { url } = journey.postroom;
    const ada = await journey.admin();
    await ada.goto(`${url}/mailboxes`);
    await ada.locator('#name').fill('Payroll');
    await ada.locator('#address').fill('payroll@acme.example');
    await ada.locator('form[action="/mailboxes"] button[type=submit]').click();
    await ada.locator('.item', { hasText: 'payroll@acme.example' }).waitFor();
    await journey.mail({ subject: 'A question', text: 'About your opening hours.' });
    await journey.mail({ subject: 'Wages of June', text: 'Strictly private.', to: 'payroll@acme.example' });

    await ada.goto(`${url}/people`);
    await ada.locator('#email').fill(COLLEAGUE.email);
    await ada.getByLabel('Payroll', { exact: true }).uncheck();
    await ada.locator('form[action="/invitations"] button[type=submit]').click();
    const link = (await ada.locator('.copy-text').textContent())!;

    const ben = await journey.person();
    await ben.goto(link.replace(/^https?:\/\/[^/]+/, url));
    await ben.locator('#name').fill(COLLEAGUE.name);
    await ben.locator('#password').fill(COLLEAGUE.password);
    await ben.locator('button[type=submit]').click();
    await ben.waitForURL(`${url}/inbox/**`);
    await ben.goto(`${url}/inbox/open`);
    await row(ben, 'A question').waitFor();
    expect(await ben.locator('.row').count()).toBe(1);
    expect(await ben.locator('body').textContent()).not.toContain('Payroll');
    expect(await ben.locator('a[href="/people"]').count()).toBe(0);

    await ada.goto(`${url}/inbox/open?mailbox=2`);
    const secret = await row(ada, 'Wages of June').locator('.row-link').getAttribute('href');
    for (const path of [secret!, '/inbox/open?mailbox=2', '/messages/2/raw', '/people']) {
      const answer = await ben.request.get(url + path);
      expect([path, answer.status()]).toEqual([path, path === '/people' ? 403 : 404]);
      expect(await answer.text()).not.toContain('Wages');
    }

    await ben.locator('form[action="/session"] button').click();
    await ben.waitForURL(`${url}/sign-in`);
    await ben.goto(`${url}/inbox/open`);
    await ben.waitForURL(`${url}/sign-in?next=%2Finbox%2Fopen`);
    // The link was good for one person only.
    expect((await ben.request.get(link.replace(/^https?:\/\/[^/]+/, url))).status()).toBe(404);
    await signIn(ben, url, COLLEAGUE);
    await ben.goto(`${url}/inbox/open`);
    await row(ben, 'A question').waitFor();
  });

  test('a wrong password says so without naming what was wrong, and keeps the address typed', async () => {
    await using journey = await startJourney();
    const tab = await journey.person();
    await tab.goto(`${journey.postroom.url}/sign-in`);
    await tab.locator('#email').fill(ADMIN.email);
    await tab.locator('#password').fill('not my password');
    await tab.keyboard.press('Enter');
    await tab.locator('[role=alert]', { hasText: /\w/ }).waitFor();
    expect(await tab.locator('#email').inputValue()).toBe(ADMIN.email);
    expect(await tab.locator('#password').inputValue()).toBe('');
    await tab.locator('#password').fill(ADMIN.password);
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/\/inbox\/mine$/);
  });
});
