import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { ADMIN, MAILBOX } from '#tests/support/postroom.ts';
import { hasSwaks, swaks } from '#tests/support/swaks.ts';
import { CUSTOMER, customerWrites, type Journey, row, startJourney, startReply } from './journey.ts';

const FIRST_ID = 'first-letter@customer.example';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==',
  'base64',
);

/** By swaks and STARTTLS, as a mail server would; by nodemailer where swaks is not installed. */
async function firstLetter({ postroom }: Journey): Promise<void> {
  const text = 'Hello,\n\nhow late are you open on Saturdays?\n\nMina';
  if (!hasSwaks) {
    await customerWrites(postroom, { subject: 'Opening hours', text, messageId: `<${FIRST_ID}>` });
    return;
  }
  const letter = ['--tls', '--from', CUSTOMER.address, '--to', MAILBOX.address, '--body', text];
  const headers = {
    From: `${CUSTOMER.name} <${CUSTOMER.address}>`,
    Subject: 'Opening hours',
    'Message-Id': `<${FIRST_ID}>`,
  };
  await swaks(postroom.smtpPort, [
    ...letter,
    ...Object.entries(headers).flatMap(([name, value]) => [`--h-${name}`, value]),
  ]);
}

async function firstRun(tab: Page, { postroom }: Journey): Promise<void> {
  await tab.goto(`${postroom.url}/setup?token=${postroom.setupToken}`);
  const fields = { company: 'Acme', ...ADMIN, mailboxName: MAILBOX.name, address: MAILBOX.address };
  for (const [name, value] of Object.entries(fields)) await tab.locator(`#${name}`).fill(value);
  await tab.locator('form[action="/setup"] button[type=submit]').click();
  await tab.waitForURL(/\/first-steps\//);
}

describe.skipIf(!hasChromium)('the first letter', { timeout: 60_000 }, () => {
  test('from the first-run link to the customer’s answer to our answer, nothing reloaded', async () => {
    await using journey = await startJourney({ isSetUp: false, env: { POSTROOM_UNDO_SECONDS: '2' } });
    const tab = await journey.person();
    await firstRun(tab, journey);
    await tab.goto(`${journey.postroom.url}/inbox/unassigned`);
    let loads = 0;
    tab.on('load', () => loads++);

    await firstLetter(journey);
    await row(tab, 'Opening hours').waitFor();
    expect(await tab.locator('.sidebar-link', { hasText: 'Unassigned' }).textContent()).toContain('1');
    await tab.keyboard.press('j');
    await tab.keyboard.press('Enter');
    await tab.locator('.message.in .message-body', { hasText: 'how late are you open' }).waitFor();
    await expect.poll(() => tab.title()).toContain('Opening hours');

    const editor = await startReply(tab);
    await tab.keyboard.type('Dear Mina, until ');
    await tab.keyboard.press('Control+b');
    await tab.keyboard.type('noon');
    await tab.keyboard.press('Control+b');
    await tab.keyboard.type(', but ask for:');
    await tab.keyboard.press('Enter');
    await tab.locator('[data-format=list]').click();
    await tab.keyboard.type('Ada');
    await tab.keyboard.press('Enter');
    await tab.keyboard.type('Ben');
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('Enter');
    await tab.keyboard.type('See our site');
    for (let i = 0; i < 4; i++) await tab.keyboard.press('Shift+ArrowLeft');
    await tab.locator('[data-format=link]').click();
    await tab.keyboard.type('https://acme.example/hours');
    await tab.keyboard.press('Enter');
    await expect.poll(() => editor.locator('a').getAttribute('href')).toBe('https://acme.example/hours');
    const file = { name: 'Öffnungszeiten.txt', mimeType: 'text/plain', buffer: Buffer.from('Sat 9-12') };
    await tab.locator('#composer input[name=file]').setInputFiles(file);
    await tab.locator('#draft-files', { hasText: 'Öffnungszeiten.txt' }).waitFor();
    await editor.press('Control+Enter');

    const waiting = tab.locator('.message.waiting');
    await waiting.locator('[data-key=z]').waitFor();
    expect(await waiting.textContent()).toContain('Öffnungszeiten.txt');
    await expect.poll(() => waiting.evaluate(isInView)).toBe(true);
    // The bar takes as long as the window, not what the style says.
    expect(
      await waiting
        .locator('.countdown-bar')
        .evaluate((bar) => Number.parseFloat(getComputedStyle(bar).animationDuration)),
    ).toBeLessThan(2.1);
    expect(journey.sink.letters).toEqual([]);

    const { bytes, from, to } = await journey.sink.next();
    // Under a name of its own, so that what comes back of it is known.
    expect(from).toMatch(/^support\+b\d+\.[a-z2-7]{16}@acme\.example$/);
    expect(to).toEqual([CUSTOMER.address]);
    const sent = await simpleParser(bytes);
    expect(sent.from?.value).toEqual([{ name: expect.any(String), address: MAILBOX.address }]);
    expect(sent.subject).toBe('Re: Opening hours');
    expect(sent.inReplyTo).toBe(`<${FIRST_ID}>`);
    expect([sent.references].flat()).toEqual([`<${FIRST_ID}>`]);
    expect(sent.messageId).toMatch(/^<[\w.-]+@acme\.example>$/);
    expect(String(bytes)).toMatch(/Content-Type: multipart\/alternative/i);
    expect(sent.text).toMatch(/^Dear Mina, until noon, but ask for:\n/);
    for (const line of [/^[*-] Ada$/m, /^[*-] Ben$/m, /https:\/\/acme\.example\/hours/, /^> how late are you open/m])
      expect(sent.text).toMatch(line);
    expect(sent.html).toMatch(/<(b|strong)>noon<\/(b|strong)>/);
    expect(sent.html).toMatch(/<ul[^>]*>.*<li[^>]*>.*Ada.*<\/li>.*<\/ul>/s);
    expect(sent.html).toContain('<a href="https://acme.example/hours"');
    expect(sent.html).toMatch(/<blockquote.*how late are you open/s);
    expect(sent.attachments.map(({ filename, content }) => [filename, String(content)])).toEqual([
      ['Öffnungszeiten.txt', 'Sat 9-12'],
    ]);
    await tab.locator('.message.out .delivery.sent', { hasText: CUSTOMER.address }).waitFor();
    await tab.locator('.message.waiting').waitFor({ state: 'detached' });
    // Answering took it over.
    await expect.poll(() => tab.locator('#assignee option:checked').textContent()).toContain(ADMIN.name);

    await journey.mail({ subject: 'Re: Opening hours', text: 'Thank you!', inReplyTo: sent.messageId! });
    await tab.locator('.message.in', { hasText: 'Thank you!' }).waitFor();
    expect(await tab.locator('#thread .message').count()).toBe(3);
    expect(loads).toBe(0);
  });

  test('HTML mail stands in a closed frame: its inline picture is drawn, remote ones are not even asked for', async () => {
    const asked: string[] = [];
    using tracker = Bun.serve({
      port: 0,
      fetch(request) {
        asked.push(request.url);
        return new Response(PIXEL, { headers: { 'Content-Type': 'image/png' } });
      },
    });
    const remote = `http://127.0.0.1:${tracker.port}`;
    await using journey = await startJourney();
    const tab = await journey.admin();
    await journey.mail({
      subject: 'Picture',
      text: 'see the picture',
      html: `<link rel="stylesheet" href="${remote}/a.css"><style>@import url(${remote}/b.css); p{background:url(${remote}/c.png)}</style>
        <p style="background-image:url('${remote}/d.png')">Hello <img src="cid:logo@customer" alt="Logo"></p><script>parent.location='${remote}/e'</script>
        <img src="${remote}/f.png" srcset="${remote}/g.png 2x" alt="Gone"><video poster="${remote}/h.png"></video><table background="${remote}/i.png"><tr><td>end</td></tr></table>`,
      attachments: [{ filename: 'logo.png', content: PIXEL, cid: 'logo@customer' }],
    });
    await tab.goto(`${journey.postroom.url}/inbox/open`);
    await row(tab, 'Picture').locator('.row-link').click();
    const mail = tab.frameLocator('.mail-frame');
    const logo = mail.locator('img[alt=Logo]');
    await logo.waitFor();
    await expect.poll(() => logo.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(5);
    await mail.locator('text=images are not loaded').waitFor();
    await mail.locator('td', { hasText: 'end' }).waitFor();
    const frame = tab.locator('.mail-frame');
    expect(await frame.getAttribute('sandbox')).not.toContain('allow-scripts');
    await expect
      .poll(() =>
        frame.evaluate(
          (element) =>
            element.clientHeight - (element as HTMLIFrameElement).contentDocument!.documentElement.scrollHeight,
        ),
      )
      .toBe(0);
    expect(asked).toEqual([]);
  });
});

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const pane = element.closest('.conversation-scroll')!.getBoundingClientRect();
  return top >= pane.top - 1 && bottom <= pane.bottom + 1;
}
