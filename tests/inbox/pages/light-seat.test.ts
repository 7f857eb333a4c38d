import { DomUtils, parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { type Desk, openDesk, type Person } from '../desk.ts';

/** What a person can read on a page, its menus and its help. */
const textOf = async (desk: Desk, who: Person, path: string) => {
  const page = parseDocument(await (await desk.ask(who, 'GET', path)).text());
  return DomUtils.textContent(page.children);
};

test('a light seat is shown nothing of sending: no button, no key, no drafts', async () => {
  await using desk = await openDesk();
  const { rita, ben } = desk.people;
  const { conversationId } = await desk.receive();
  const ofSending = /\bSend\b|Reply|Forward|New conversation|Drafts|Close or reopen|After sending/;
  for (const path of ['/inbox/open', `/conversations/${conversationId}`, '/contacts/1', '/account']) {
    expect(await textOf(desk, rita, path)).not.toMatch(ofSending);
    expect(await textOf(desk, ben, path)).toMatch(ofSending);
  }
});

test('whoever may read no mailbox is told so, and who can change that', async () => {
  await using desk = await openDesk();
  const { ada } = desk.people;
  await desk.receive();
  desk.rows('DELETE FROM mailbox_access WHERE user_id = ?', ada.id);
  const list = await textOf(desk, ada, '/inbox/mine');
  expect(list).toContain('No mailbox is open to you');
  expect(list).not.toContain('Nothing waits for you');
  expect(await textOf(desk, ada, '/counts')).not.toContain('Mailboxes');
});
