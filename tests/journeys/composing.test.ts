import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { CUSTOMER, customerWrites, editorOf, openConversation, startJourney, startReply } from './journey.ts';

// Three walks of half a minute on a busy machine.
const LONGEST_MS = 60_000;

const CARRIER = 'desk@carrier.example';

const readMail = async (bytes: Buffer) => simpleParser(bytes);

describe.skipIf(!hasChromium)('composing', () => {
  test(
    'a reply to all says why each is there, takes more from the keyboard, and keeps who is in blind copy to itself',
    async () => {
      await using all = await startJourney();
      await all.mail({ subject: 'Lamp', text: 'It flickers', cc: 'Ben Kunde <ben@customer.example>' });
      const tab = await all.admin();
      await tab.goto(`${all.postroom.url}/inbox/open`);
      await openConversation(tab, 'Lamp');
      await tab.keyboard.press('a');
      const to = tab.locator('[data-recipients=to]');
      const cc = tab.locator('[data-recipients=cc]');
      await to.locator('.chip', { hasText: 'Mina Kundin' }).waitFor();
      expect(await to.locator('.chip').getAttribute('aria-label')).toContain('wrote the message');
      expect(await cc.locator('.chip').getAttribute('aria-label')).toContain('was in Cc');

      await tab.locator('[data-recipients=bcc] .address-entry').click();
      await tab.keyboard.type('boss@acme.example,nobody');
      await tab.keyboard.press('Enter');
      const bcc = tab.locator('[data-recipients=bcc] .chip');
      expect(await bcc.last().getAttribute('class')).toContain('invalid');
      await tab.keyboard.press('Backspace');
      await tab.keyboard.press('Backspace');
      await expect.poll(() => bcc.count()).toBe(1);

      await editorOf(tab).click();
      await tab.keyboard.type('It will be mended');
      await tab.locator('#composer button[name=send]').click();
      const sent = await all.sink.next();
      expect(sent.to.toSorted()).toEqual(['ben@customer.example', 'boss@acme.example', CUSTOMER.address]);
      expect(sent.bytes.toString('latin1')).not.toContain('boss@acme.example');
      const mail = await readMail(sent.bytes);
      expect([mail.to].flat()[0]!.text).toContain(CUSTOMER.address);
      expect([mail.cc].flat()[0]!.text).toContain('ben@customer.example');
      await tab.locator('.message.out .recipients', { hasText: 'boss@acme.example' }).waitFor();
    },
    LONGEST_MS,
  );

  test(
    'what is forwarded opens a side thread: its answers come back beside the customer, who stays the one that is answered',
    async () => {
      await using all = await startJourney();
      await all.mail({
        subject: 'Parcel',
        text: 'Where is it?',
        attachments: [{ filename: 'label.txt', content: 'Parcel 17' }],
      });
      const tab = await all.admin();
      await tab.goto(`${all.postroom.url}/inbox/open`);
      await openConversation(tab, 'Parcel');
      await tab.keyboard.press('f');
      await tab.locator('[data-recipients=to] .address-entry:focus').waitFor();
      await tab.keyboard.type(`${CARRIER},`);
      await editorOf(tab).click();
      await tab.keyboard.type('Can you look?');
      expect(await tab.locator('#composer-subject').inputValue()).toBe('Fwd: Parcel');
      await tab.locator('#composer button[name=send]').click();
      const forwarded = await readMail((await all.sink.next()).bytes);
      expect(forwarded.subject).toBe('Fwd: Parcel');
      expect(forwarded.text).toContain('Where is it?');
      expect(forwarded.attachments.map(({ filename }) => filename)).toEqual(['label.txt']);
      expect(forwarded.references).toBeUndefined();

      const replyTo = [forwarded.replyTo].flat()[0]!.value[0]!.address!;
      await customerWrites(all.postroom, {
        from: CARRIER,
        to: replyTo,
        subject: 'Re: Fwd: Parcel',
        text: 'In the van',
      });
      await tab.locator('.message.side', { hasText: 'In the van' }).waitFor();
      await startReply(tab);
      await expect.poll(() => tab.locator('[data-recipients=to] .chip').allInnerTexts()).toHaveLength(1);
      expect(await tab.locator('[data-recipients=to] .chip').textContent()).toContain('Mina Kundin');
    },
    LONGEST_MS,
  );

  test(
    'a conversation is begun with the key c, completed from those who wrote, and found once it has left',
    async () => {
      await using all = await startJourney();
      await all.mail({ subject: 'Lamp', text: 'It flickers' });
      const tab = await all.admin();
      await tab.goto(`${all.postroom.url}/inbox/open`);
      await openConversation(tab, 'Lamp');
      await tab.keyboard.press('c');
      await tab.locator('[data-recipients=to] .address-entry:focus').waitFor();
      await tab.keyboard.type('min');
      await tab.locator('.completion', { hasText: CUSTOMER.address }).waitFor();
      await tab.keyboard.press('Enter');
      await tab.locator('#composer-subject').fill('Your order');
      await editorOf(tab).click();
      await tab.keyboard.type('It is ready');
      await tab.locator('#composer button[name=send]').click();
      const mail = await readMail((await all.sink.next()).bytes);
      expect(mail.subject).toBe('Your order');
      await tab.waitForURL(/\/conversations\/\d+$/);
      await tab.locator('#conversation-subject', { hasText: 'Your order' }).waitFor();
      const replyTo = [mail.replyTo].flat()[0]!.value[0]!.address!;
      await customerWrites(all.postroom, { to: replyTo, subject: 'Re: Your order', text: 'I will fetch it' });
      await tab.locator('.message.in', { hasText: 'I will fetch it' }).waitFor();
    },
    LONGEST_MS,
  );
});
