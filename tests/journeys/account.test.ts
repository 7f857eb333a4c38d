import { describe, expect, test } from 'vitest';
import { answer } from '#tests/support/answering.ts';
import { hasChromium } from '#tests/support/chromium.ts';
import { ADMIN } from '#tests/support/postroom.ts';
import { COLLEAGUE, richField, signIn, startJourney } from './journey.ts';

const PASSWORD = 'a fresh and long password';

/** A picture of one colour, as a phone might send it. */
async function picture(): Promise<Buffer> {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  return Buffer.from(await new Bun.Image(pixel).resize(1200, 900).png().bytes());
}

describe.skipIf(!hasChromium)('one’s account', { timeout: 60_000 }, () => {
  test('W2: a forgotten password is replaced by a mailed link, and whoever was in is out at once', async () => {
    await using journey = await startJourney();
    const { url } = journey.postroom;
    const open = await journey.colleague();
    await open.goto(`${url}/inbox/open`);

    const ben = await journey.person();
    await ben.goto(`${url}/sign-in`);
    await ben.getByRole('link', { name: 'Forgot your password?' }).click();
    await ben.locator('#email').fill(COLLEAGUE.email);
    await ben.getByRole('button', { name: 'Send me a link' }).click();
    await ben.getByText('Look into your mail').waitFor();
    const mail = await journey.sink.next();
    expect([mail.from, mail.to]).toEqual(['', [COLLEAGUE.email]]);
    const text = mail.bytes.toString().replaceAll('=\r\n', '');
    expect(text).toContain('Auto-Submitted: auto-generated');
    await ben.goto(/http:\S+\/password-resets\/[\w-]{43}/.exec(text)![0]);
    await ben.locator('#password').fill(PASSWORD);
    await ben.getByRole('button', { name: 'Set password' }).click();
    await ben.getByText('Your new password is set').waitFor();
    // The page that was open hears of it by itself.
    await open.waitForURL(`${url}/sign-in**`);
    await signIn(ben, url, { ...COLLEAGUE, password: PASSWORD });
    await ben.waitForURL(`${url}/inbox/**`);
  });

  test('a profile with a formatted signature and a photo is saved, and colleagues see the face beside an answer', async () => {
    await using journey = await startJourney();
    const { url } = journey.postroom;
    await journey.mail({ subject: 'A question', text: 'About your opening hours.' });
    const ada = await journey.admin();
    await ada.goto(`${url}/account`);
    await ada.locator('#photo').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await picture() });
    await ada.getByRole('button', { name: 'Use this photo' }).click();
    await ada.locator('.account-link img.avatar').waitFor();
    await ada.locator('#jobTitle').fill('Customer care');
    const signature = richField(ada, 'Signature');
    await signature.click();
    await ada.keyboard.press('Control+b');
    await ada.keyboard.type('Ada');
    await ada.getByRole('button', { name: 'Save profile' }).click();
    await ada.getByText('Your profile is saved.').waitFor();
    expect(await signature.locator('b').textContent()).toBe('Ada');

    await ada.locator('#afterSend').selectOption('next');
    await ada.getByRole('button', { name: 'Save preferences' }).click();
    await ada.getByText('Your preferences are saved.').waitFor();
    expect(await ada.locator('#afterSend').inputValue()).toBe('next');

    const plain = journey.postroom.browser();
    await plain.send('/session', { email: ADMIN.email, password: ADMIN.password });
    await answer(url, plain, 1, { text: 'From nine to five.' });
    await journey.sink.next();
    const ben = await journey.colleague();
    await ben.goto(`${url}/conversations/1`);
    const face = ben.locator('.message.out img.avatar');
    await face.waitFor();
    expect(await face.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
  });

  test('W2: a session ended from another browser closes its open page; this one stays', async () => {
    await using journey = await startJourney();
    const { url } = journey.postroom;
    const ada = await journey.admin();
    const phone = await journey.person({ viewport: { width: 390, height: 844 } });
    await signIn(phone, url, ADMIN);
    await phone.waitForURL(`${url}/inbox/**`);
    await ada.goto(`${url}/account`);
    await ada.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await ada.getByText('Signed out.').waitFor();
    await phone.waitForURL(`${url}/sign-in**`);
    await ada.goto(`${url}/inbox/open`);
    expect(ada.url()).toBe(`${url}/inbox/open`);
  });
});
