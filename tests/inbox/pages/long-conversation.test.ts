import { expect, test } from 'vitest';
import { startJourney } from '#tests/journeys/journey.ts';
import { hasChromium } from '#tests/support/chromium.ts';
import { openStore, received } from '#tests/support/store.ts';

const OTHERS = 'conversation_id, raw_id, kind, contact_id, header_id, subject, people, marks, parts, body';

test.skipIf(!hasChromium)(
  'older messages come above what is read, stay through news and a reload, and Back leads to the list',
  async () => {
    await using journey = await startJourney();
    const { messageId } = await journey.mail({ subject: 'A long story', text: 'the first words' });
    using store = openStore(journey.postroom.folder);
    const { conversation_id: id } = await received(store, 'A long story');
    for (let i = 0; i < 69; i++) {
      store.run(
        `INSERT INTO message (at, ${OTHERS}) SELECT max(at) + 1, ${OTHERS} FROM message WHERE conversation_id = ?`,
        id,
      );
    }
    store.run('UPDATE conversation SET message_count = 70, last_message_id = (SELECT max(id) FROM message)');

    const page = await journey.admin();
    await page.goto(`${journey.postroom.url}/inbox/open`);
    await page.locator('.row-link').first().click();
    const articles = page.locator('#thread article.message');
    const older = page.getByRole('link', { name: 'Show older messages' });
    await older.waitFor();
    expect(await articles.count()).toBe(50);

    await older.click();
    await expect.poll(() => articles.count()).toBe(70);
    expect(await older.count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('messages')).toBe('150');

    await journey.mail({ subject: 'Re: A long story', text: 'news', inReplyTo: messageId });
    await expect.poll(() => articles.count()).toBe(71);
    await page.reload();
    expect(await articles.count()).toBe(71);
    await page.goBack();
    await page.locator('#conversation.nothing').waitFor();
  },
);
