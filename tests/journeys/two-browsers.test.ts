import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { ADMIN } from '#tests/support/postroom.ts';
import { COLLEAGUE, editorOf, type Journey, openConversation, row, startJourney, startReply } from './journey.ts';

const SUBJECT = 'Broken cup';
const WITHIN_MS = 1000;

/** Ada's and Ben's tabs, both with the conversation of one letter open. */
async function bothReading(journey: Journey) {
  const [ada, ben] = [await journey.admin(), await journey.colleague()];
  const { messageId } = await journey.mail({ subject: SUBJECT, text: 'The cup came broken.' });
  for (const tab of [ada, ben]) {
    await tab.goto(`${journey.postroom.url}/inbox/open`);
    await openConversation(tab, SUBJECT);
  }
  return { ada, ben, letter: messageId };
}

/** How long something takes to appear in a tab after it was done elsewhere. */
async function delay(done: () => Promise<unknown>, appears: () => Promise<unknown>): Promise<number> {
  const waiting = appears();
  await done();
  const at = performance.now();
  await waiting;
  return performance.now() - at;
}

async function write(tab: Page, text: string): Promise<void> {
  await startReply(tab);
  await tab.keyboard.type(text);
}

describe.skipIf(!hasChromium)('two browsers', { timeout: 60_000 }, () => {
  test('a mail, an assignment, a status and an answer of one appear before the other within a second', async () => {
    await using journey = await startJourney();
    const { ada, ben } = await bothReading(journey);
    const onceAnswered = (tab: Page) =>
      tab.waitForResponse((answer) => /\/conversations\/\d+\/(assignee|status)/.test(answer.url()));
    const times = {
      mail: await delay(
        () => journey.mail({ subject: 'Second letter', text: 'Hello' }),
        () => row(ben, 'Second letter').waitFor(),
      ),
      assignment: await delay(
        async () => {
          const answered = onceAnswered(ada);
          await ada.locator('#assignee').selectOption({ label: COLLEAGUE.name });
          await answered;
        },
        () => ben.locator('#assignee option:checked', { hasText: COLLEAGUE.name }).waitFor({ state: 'attached' }),
      ),
      status: await delay(
        async () => {
          const answered = onceAnswered(ben);
          await ben.locator('.segment.pending').click();
          await answered;
        },
        () => ada.locator('.segment.pending[aria-pressed=true]').waitFor(),
      ),
      answer: await delay(
        async () => {
          await write(ben, 'A new one is on its way.');
          await ben.keyboard.press('Control+Enter');
          await journey.sink.next();
        },
        () => ada.locator('.message.out .delivery.sent').waitFor(),
      ),
    };
    for (const [what, ms] of Object.entries(times)) expect([what, ms < WITHIN_MS, ms]).toEqual([what, true, ms]);
    await ada.locator('.message.out .message-who', { hasText: COLLEAGUE.name }).waitFor();
    // The lists followed.
    await row(ada, SUBJECT).waitFor({ state: 'detached' });
    await ada.locator('.event', { hasText: COLLEAGUE.name }).first().waitFor();
  });

  test('a reply is held when the other answered first, shows what came in, and goes when its author says so', async () => {
    await using journey = await startJourney();
    const { ada, ben } = await bothReading(journey);
    await write(ada, 'We are sorry.');
    await write(ben, 'Already on its way!');
    await ben.keyboard.press('Control+Enter');
    await journey.sink.next();
    await ada.locator('.message.out', { hasText: 'Already on its way!' }).waitFor({ state: 'attached' });
    await ada.keyboard.press('Control+Enter');

    const held = ada.locator('.message.held');
    await held.locator('.notice', { hasText: `${COLLEAGUE.name} answered first` }).waitFor();
    await expect
      .poll(() => held.evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight))
      .toBe(true);
    expect(journey.sink.letters).toEqual([]);
    // Ben sees it wait as well, but it is not his.
    await ben.locator('.message.held').waitFor();
    expect(await ben.locator('.message.held button').count()).toBe(0);

    await held.getByRole('button', { name: 'Edit' }).click();
    const editor = editorOf(ada);
    await expect.poll(() => editor.textContent()).toBe('We are sorry.');
    await expect.poll(() => editor.evaluate((element) => element === document.activeElement)).toBe(true);
    // Taken back beside Ben's answer, it is no longer behind, and nothing says so.
    expect(await ada.locator('#composer [data-newer]').isVisible()).toBe(false);
    await ada.keyboard.type(' Very.');
    await ada.keyboard.press('Control+Enter');
    expect((await simpleParser((await journey.sink.next()).bytes)).text).toMatch(/^We are sorry\. Very\.\n/);
  });

  test('a message on the screen still holds the reply, unless its author asked to be shown it', async () => {
    await using journey = await startJourney();
    const { ada, letter } = await bothReading(journey);
    const line = ada.locator('#composer [role=status]', { hasText: 'A newer message came in' });
    for (const [i, isShown] of [false, true].entries()) {
      await write(ada, `Answer ${i}`);
      expect(await line.isVisible()).toBe(false);
      await journey.mail({ subject: `Re: ${SUBJECT}`, text: `STOP ${i}`, inReplyTo: letter });
      const stop = ada.locator('.message.in .message-body', { hasText: `STOP ${i}` });
      await stop.scrollIntoViewIfNeeded();
      await line.waitFor();
      await editorOf(ada).focus();
      await ada.keyboard.type('.');
      if (isShown) {
        await line.getByRole('button', { name: 'Show it' }).click();
        await line.waitFor({ state: 'hidden' });
      }
      await ada.keyboard.press('Control+Enter');
      if (isShown) continue;
      await ada.locator('.message.held', { hasText: 'wrote while you were answering' }).waitFor();
      await ada.getByRole('button', { name: 'Discard' }).click();
      await ada.locator('.message.held').waitFor({ state: 'detached' });
    }
    expect((await simpleParser((await journey.sink.next()).bytes)).text).toMatch(/^Answer 1\.\n/);
    expect(journey.sink.letters).toEqual([]);
  });

  test('news fold nothing away that was being read, and an answer just sent or held is in sight', async () => {
    await using journey = await startJourney({ env: { POSTROOM_UNDO_SECONDS: '30' } });
    const [ada, ben] = [await journey.admin({ viewport: { width: 1200, height: 700 } }), await journey.colleague()];
    const { messageId } = await journey.mail({ subject: SUBJECT, text: 'The cup came broken.' });
    const again = (text: string) => journey.mail({ subject: `Re: ${SUBJECT}`, text, inReplyTo: messageId });
    for (let i = 0; i < 7; i++) await again(`Reminder ${i}\n\n${'I wait.\n'.repeat(8)}`);
    for (const tab of [ada, ben]) await tab.goto(`${journey.postroom.url}/inbox/open`);
    await ada.locator('.row-count', { hasText: '8' }).waitFor();
    for (const tab of [ada, ben]) await openConversation(tab, SUBJECT);
    const third = ada.locator('.message', { hasText: 'Reminder 3' });
    await third.scrollIntoViewIfNeeded();
    const place = () => third.evaluate((element) => Math.round(element.getBoundingClientRect().top));
    const before = await place();
    await ben.locator('#assignee').selectOption({ label: `${COLLEAGUE.name} (me)` });
    await ada.locator('.event', { hasText: COLLEAGUE.name }).waitFor({ state: 'attached' });
    expect(await third.locator('.message-body').isVisible()).toBe(true);
    await expect.poll(place).toBe(before);

    const isInView = (element: Element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const pane = element.closest('.conversation-scroll')!.getBoundingClientRect();
      return top >= pane.top && bottom <= pane.bottom;
    };
    await write(ada, 'We are sorry.');
    await third.scrollIntoViewIfNeeded();
    await ada.keyboard.press('Control+Enter');
    await expect.poll(() => ada.locator('.message.waiting').evaluate(isInView)).toBe(true);
    await ada.keyboard.press('z');
    await expect.poll(() => editorOf(ada).textContent()).toBe('We are sorry.');
    await ada.locator('.conversation-scroll').evaluate((pane) => pane.scrollTo(0, 0));
    await again('Hello?');
    await ada.locator('.message', { hasText: 'Hello?' }).waitFor({ state: 'attached' });
    await ada.keyboard.press('Control+Enter');
    await expect.poll(() => ada.locator('.message.held').evaluate(isInView)).toBe(true);
  });

  test('Send anyway sends a held reply, Discard drops it', async () => {
    await using journey = await startJourney();
    const { ada, ben, letter } = await bothReading(journey);
    for (const [i, choice] of (['Send anyway', 'Discard'] as const).entries()) {
      await write(ada, `Answer ${i}`);
      await ada.locator('.conversation-scroll').evaluate((pane) => pane.scrollTo(0, 0));
      await journey.mail({
        subject: `Re: ${SUBJECT}`,
        text: `${'One more line.\n'.repeat(90)}Question ${i}`,
        inReplyTo: letter,
      });
      await ben.locator('.message.in', { hasText: `Question ${i}` }).waitFor({ state: 'attached' });
      await ada.locator('.message.in', { hasText: `Question ${i}` }).waitFor({ state: 'attached' });
      await ada.keyboard.press('Control+Enter');
      await ada.locator('.message.held', { hasText: 'wrote while you were answering' }).waitFor();
      await ada.getByRole('button', { name: choice }).click();
      await ada.locator('.message.held').waitFor({ state: 'detached' });
      if (choice === 'Discard') continue;
      // Before the next question: one that came within the undo window would hold the answer again.
      expect((await simpleParser((await journey.sink.next()).bytes)).text).toMatch(/^Answer 0\n/);
      await ada.locator('.message.out', { hasText: 'Answer 0' }).waitFor();
    }
    await expect.poll(() => ada.locator('#thread', { hasText: 'Answer 1' }).count()).toBe(0);
    expect(journey.sink.letters).toEqual([]);
  });

  test('a customer who writes within the undo window holds the reply, a machine does not', async () => {
    await using journey = await startJourney({ env: { POSTROOM_UNDO_SECONDS: '3' } });
    const { ada, letter } = await bothReading(journey);
    const answers = { subject: `Re: ${SUBJECT}`, inReplyTo: letter };
    await write(ada, 'On its way.');
    await ada.keyboard.press('Control+Enter');
    await ada.locator('.message.waiting').waitFor();
    await journey.mail({ ...answers, text: 'I am away.', headers: { 'Auto-Submitted': 'auto-replied' } });
    await ada.locator('.message.in', { hasText: 'I am away.' }).waitFor();
    expect((await simpleParser((await journey.sink.next()).bytes)).text).toMatch(/^On its way\.\n/);

    await write(ada, 'By parcel.');
    await ada.keyboard.press('Control+Enter');
    await ada.locator('.message.waiting').waitFor();
    await journey.mail({ ...answers, text: 'Never mind, found it.' });
    await ada.locator('.message.held', { hasText: 'wrote while you were answering' }).waitFor();
    expect(journey.sink.letters).toEqual([]);
    expect(await ada.locator('.message.held').textContent()).not.toContain(ADMIN.name);
  });
});
