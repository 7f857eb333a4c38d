import { expect, test } from 'vitest';
import { putAway } from '#src/inbox/conversations/index.ts';
import { openDesk } from '../desk.ts';

test('the sidebar and the list say how many customers wait, in the mailboxes one may read', async () => {
  await using desk = await openDesk();
  const { ben } = desk.people;
  const [first] = await desk.receiveAll([{}, {}, { marks: { automatic: 'reply' } }, { mailboxId: desk.sales }]);
  const page = async (path: string) => (await desk.ask(ben, 'GET', path)).text();
  const inSidebar = async () => {
    const link = (await page('/counts')).split('href="/inbox/waiting"')[1]?.split('</a>')[0];
    return /class="count"[^>]*>(\d+)</.exec(link ?? '')?.[1];
  };

  expect(await inSidebar()).toBe('2');
  expect(await page('/inbox/waiting')).toMatch(/class="list-total"[^>]*>2</);
  await putAway(ben.ctx, await ben.actor(), first!.conversationId, 'spam');
  expect(await inSidebar()).toBe('1');
});
