import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { CUSTOMER, openConversation, startJourney, startReply } from './journey.ts';

/** As they are copied from Outlook and from lists; two of them are nobody. */
const CROWD = `Müller, Anna <anna@m.example>; Schmidt, Bernd (Sales) <bernd@m.example>; 'c@m.example' <c@m.example>
Dora Dot <dora@d.example>, "Ek, Eva" <eva@e.example>\tmailto:fay@f.example
nobody\r\nGil Gap <gil@>, hal@h.example ida@i.example`;

const PASTED = 'anna bernd c@m.example dora eva fay hal ida'.split(' ');

async function paste(tab: Page, text: string) {
  await tab.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

const isInSight = (tab: Page, selector: string) =>
  tab.locator(selector).evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });

test.skipIf(!hasChromium)(
  'a pasted crowd becomes people, wrong ones are told at once; with many files too, text and Send stay in sight',
  { timeout: 90_000 },
  async () => {
    await using journey = await startJourney();
    await journey.mail({ subject: 'Lamp', text: 'It flickers' });
    const tab = await journey.admin({ viewport: { width: 1280, height: 720 } });
    await tab.goto(`${journey.postroom.url}/inbox/open`);
    await openConversation(tab, 'Lamp');
    const editor = await startReply(tab);
    await tab.keyboard.type('Dear all');

    await tab.locator('#composer-to').click();
    // Beside what is typed already, too.
    await tab.keyboard.type('zed@z.example;y');
    await paste(tab, `@y.example\n${CROWD}`);
    const chips = tab.locator('[data-recipients=to] .chip');
    expect(await chips.evaluateAll((all) => all.map((chip) => chip.querySelector('bdi')?.textContent))).toEqual(
      `Mina Kundin|zed@z.example|y@y.example|Müller, Anna|Schmidt, Bernd (Sales)|c@m.example|Dora Dot|Ek, Eva|fay@f.example|nobody|Gil Gap|hal@h.example|ida@i.example`.split(
        '|',
      ),
    );
    const wrong = tab.locator('[data-recipients=to] .chip.invalid');
    expect(await wrong.allTextContents()).toEqual([
      expect.stringContaining('not a mail address'),
      expect.stringContaining('not a mail address'),
    ]);
    await wrong.last().locator('[data-remove-chip]').click();
    await wrong.last().locator('[data-remove-chip]').click();

    const files = Array.from({ length: 51 }, (_, i) => `part-${i}.csv`);
    await tab
      .locator('#composer input[name=file]')
      .setInputFiles(files.map((name) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(name) })));
    await tab.locator('[data-uploads] li', { hasText: 'part-50.csv is one too many' }).waitFor();
    await tab.locator('#draft-files .file').nth(49).waitFor();
    for (const each of ['[data-editor]', 'button[name=send]', 'button[name=andClose]'])
      expect(await isInSight(tab, `#composer ${each}`), each).toBe(true);

    await editor.press('Control+Enter');
    const sent = await journey.sink.next();
    expect(sent.to).toHaveLength(PASTED.length + 3);
    for (const each of [...PASTED, 'y@y', 'zed', CUSTOMER.address])
      expect(sent.to.some((address) => address.startsWith(each))).toBe(true);
  },
);
