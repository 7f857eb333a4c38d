import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAddressBook, findMailbox, listMailboxes, oldestMailboxId } from '#src/company/mailboxes/index.ts';
import { type Desk, openDesk } from '../inbox/desk.ts';

let desk: Desk;
let page: string;

beforeEach(async () => {
  desk = await openDesk();
  page = `/mailboxes/${desk.support}`;
});
afterEach(() => desk[Symbol.asyncDispose]());

const lastEvent = () => desk.row<{ id: number }>('SELECT max(id) AS id FROM event').id;
const told = (after: number) =>
  desk
    .rows<{ name: string; data: string }>("SELECT name, data FROM event WHERE subject = 'mailbox' AND id > ?", after)
    .map(({ name, data }) => [name, JSON.parse(data)]);
const support = () => findMailbox(desk.ctx.db, desk.support, { withArchived: true });

const SENDER = { senderName: 'Acme Help', signature: 'Kind regards' };
const send = (who: keyof Desk['people'] | null, path: string, form: Record<string, string> = {}, method = 'POST') =>
  desk.ask(who && desk.people[who], method, page + path, { form });

/** What a page of boxes sends: those ticked before, and those that are now. */
function ticks(had: string[], wanted: string[]) {
  const form = new FormData();
  for (const each of had) form.append('had[]', each);
  for (const each of wanted) form.append('rights[]', each);
  return { form };
}

describe('name, sender and signature', () => {
  test('are changed by an admin, each told by an event of its own', async () => {
    const from = lastEvent();
    expect((await send('ada', '', { ...SENDER, name: 'Help' }, 'PUT')).status).toBe(303);
    expect(await support()).toMatchObject({
      name: 'Help',
      senderName: 'Acme Help',
      signature: '<div>Kind regards</div>',
    });
    expect(told(from)).toEqual([
      ['mailbox.renamed', { from: 'Support', to: 'Help' }],
      ['mailbox.sender-changed', { from: 'Support', to: 'Acme Help' }],
      ['mailbox.signature-changed', {}],
    ]);
    const again = lastEvent();
    await send('ada', '', { senderName: 'Acme Help', signature: 'Kind regards', name: 'Help' }, 'PUT');
    expect(told(again)).toEqual([]);
  });

  test('W4: who manages the mailbox changes sender and signature, and nothing else', async () => {
    expect((await send('ben', '', { ...SENDER, name: 'Mine' }, 'PUT')).status).toBe(303);
    expect(await support()).toMatchObject({ name: 'Support', senderName: 'Acme Help' });
    const html = await (await desk.ask(desk.people.ben, 'GET', page)).text();
    expect(html).toContain('name="senderName"');
    expect(html).not.toContain('name="name"');
    expect(html).not.toContain('rights[]');
  });

  test('a form that came back keeps what was typed and names the field', async () => {
    const answer = await send(
      'ada',
      '',
      { name: 'Kept', senderName: ' ', signature: '<div>Kept <b>too</b></div>' },
      'PUT',
    );
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('value="Kept"');
    expect(html).toContain('id="senderName-error"');
    expect(html).toContain('&lt;b&gt;too&lt;/b&gt;');
  });

  test('H1: a signature is cleaned before it is kept', async () => {
    const signature = '<div>Hi<script>alert(1)</script><img src="https://x.test/1" onerror="x()"></div>';
    await send('ada', '', { ...SENDER, name: 'Support', signature }, 'PUT');
    expect((await support())!.signature).not.toMatch(/script|onerror|https/);
  });
});

describe('addresses', () => {
  test('are added, made the primary one and removed; mail is taken for them at once and not after', async () => {
    const book = createAddressBook(desk.ctx);
    const from = lastEvent();
    expect(await book.isOurs('help@acme.example')).toBe(false);
    expect((await send('ada', '/addresses', { address: 'Help@Acme.example' })).status).toBe(303);
    expect(await book.isOurs('help+tag@acme.example')).toBe(true);
    await send('ada', '/primary-address', { address: 'help@acme.example' }, 'PUT');
    expect((await support())!.addresses).toEqual(['help@acme.example', 'support@acme.example']);
    await send('ada', '/addresses', { address: 'support@acme.example' }, 'DELETE');
    expect(await book.isOurs('support@acme.example')).toBe(false);
    expect(told(from).map(([name, { address }]) => `${name} ${address}`)).toEqual([
      'mailbox.address-added help@acme.example',
      'mailbox.primary-changed help@acme.example',
      'mailbox.address-removed support@acme.example',
    ]);
    book.stop();
  });

  test.each([
    ['sales@acme.example', 'taken elsewhere'],
    ['SUPPORT@acme.example', 'had already'],
    ['support+eu@acme.example', 'with a plus, which is ours to use'],
    ['not an address', 'that is none'],
  ])('%s, %s, is refused with a sentence at the field', async (address) => {
    const answer = await send('ada', '/addresses', { address });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('id="address-error"');
    expect((await support())!.addresses).toEqual(['support@acme.example']);
  });

  test('the primary one can’t be removed, and another mailbox’s neither', async () => {
    expect((await send('ada', '/addresses', { address: 'support@acme.example' }, 'DELETE')).status).toBe(409);
    expect((await send('ada', '/addresses', { address: 'sales@acme.example' }, 'DELETE')).status).toBe(404);
    expect((await send('ada', '/primary-address', { address: 'sales@acme.example' }, 'PUT')).status).toBe(404);
  });
});

describe('rights', () => {
  const mays = (userId: number) =>
    desk
      .rows<{ may: string }>(
        'SELECT may FROM mailbox_access WHERE user_id = ? AND mailbox_id = ? ORDER BY may',
        userId,
        desk.support,
      )
      .map(({ may }) => may);
  const put = (form: FormData) => desk.ask(desk.people.ada, 'PUT', `${page}/rights`, { form });

  test('are given and taken by what was ticked and unticked', async () => {
    const { ben, rita } = desk.people;
    const had = [`user-${ben.id}-full`, `user-${ben.id}-send_as`, `user-${rita.id}-read`];
    const wanted = [`user-${ben.id}-full`, `user-${rita.id}-read`, `user-${rita.id}-send_on_behalf`];
    expect((await put(ticks(had, wanted).form)).status).toBe(303);
    expect(mays(ben.id)).toEqual(['full']);
    expect(mays(rita.id)).toEqual(['read', 'send_on_behalf']);
  });

  test('that another admin gave since the page was drawn stay', async () => {
    const { ben, rita } = desk.people;
    await put(ticks([], [`user-${rita.id}-full`]).form);
    // Drawn before that: Rita had only `read`.
    await put(ticks([`user-${rita.id}-read`], [`user-${rita.id}-read`, `user-${ben.id}-send_on_behalf`]).form);
    expect(mays(rita.id)).toEqual(['full', 'read']);
    expect(mays(ben.id)).toEqual(['full', 'send_as', 'send_on_behalf']);
  });

  test('an admin may give themselves one: then they read, and the story says so', async () => {
    desk.rows('DELETE FROM mailbox_access WHERE user_id = ?', desk.people.ada.id);
    await desk.receive();
    expect((await desk.ask(desk.people.ada, 'GET', '/conversations/1')).status).toBe(404);
    await put(ticks([], [`user-${desk.people.ada.id}-read`]).form);
    expect((await desk.ask(desk.people.ada, 'GET', '/conversations/1')).status).toBe(200);
    const html = await (await desk.ask(desk.people.ada, 'GET', page)).text();
    expect(html).toContain('Ada gave themselves: Read');
  });

  test.each(['user-999-read', 'team-999-read', 'user-1-all', 'user-1-read; DROP TABLE user'])(
    '%s is nobody’s right',
    async (tick) => {
      expect((await put(ticks([], [tick]).form)).status).toBe(422);
    },
  );

  test('a page warns where nobody may read what comes in', async () => {
    desk.rows("DELETE FROM mailbox_access WHERE may IN ('read', 'full')");
    expect(await (await desk.ask(desk.people.ada, 'GET', page)).text()).toContain('Nobody may read this mailbox');
  });
});

describe('an archived mailbox', () => {
  const archive = () => send('ada', '/archive');

  test('takes no mail and can only be read; brought back, all is as it was', async () => {
    const book = createAddressBook(desk.ctx);
    const { conversationId } = await desk.receive();
    await desk.ask(desk.people.ben, 'PUT', `/conversations/${conversationId}/status`, { form: { status: 'closed' } });
    expect((await archive()).status).toBe(303);
    expect(await book.isOurs('support@acme.example')).toBe(false);
    expect((await listMailboxes(desk.ctx.db)).map(({ name }) => name)).toEqual(['Sales']);
    expect(await oldestMailboxId(desk.ctx.db)).toBe(desk.sales);
    const ben = await desk.people.ben.actor();
    expect([...ben.grants.get(desk.support)!]).toEqual(['read']);
    expect((await desk.ask(desk.people.ben, 'GET', `/conversations/${conversationId}`)).status).toBe(200);
    expect((await send('ben', '', SENDER, 'PUT')).status).toBe(403);
    expect((await send('ada', '/archive', {}, 'DELETE')).status).toBe(303);
    expect(await book.isOurs('support@acme.example')).toBe(true);
    expect([...(await desk.people.ben.actor()).grants.get(desk.support)!].sort()).toEqual(['full', 'send_as']);
    book.stop();
  });

  test('must be empty of open and pending conversations, and not be the last one', async () => {
    const { conversationId } = await desk.receive();
    expect((await archive()).status).toBe(409);
    desk.rows("UPDATE conversation SET status = 'pending' WHERE id = ?", conversationId);
    expect((await archive()).status).toBe(409);
    expect(await (await desk.ask(desk.people.ada, 'GET', page)).text()).toContain(
      'One conversation is open or pending',
    );
    desk.rows("UPDATE conversation SET status = 'closed' WHERE id = ?", conversationId);
    expect((await archive()).status).toBe(303);
    const other = await desk.ask(desk.people.ada, 'POST', `/mailboxes/${desk.sales}/archive`);
    expect(other.status).toBe(409);
  });

  test('mail that was accepted before and is read after reaches the oldest mailbox that is left: nothing is lost', async () => {
    expect((await archive()).status).toBe(303);
    const bytes = Buffer.from('From: carla@customer.example\r\nSubject: Late\r\n\r\nHello\r\n');
    const { conversation_id: id } = await desk.deliver(bytes);
    const { mailbox_id } = desk.row<{ mailbox_id: number }>('SELECT mailbox_id FROM conversation WHERE id = ?', id);
    expect(mailbox_id).toBe(desk.sales);
  });
});

describe('W4: the pages of mailboxes and teams', () => {
  const changes: [string, string, Record<string, string>][] = [
    ['POST', '/mailboxes', { name: 'X', address: 'x@acme.example' }],
    ['POST', '/mailboxes/1/addresses', { address: 'x@acme.example' }],
    ['DELETE', '/mailboxes/1/addresses', { address: 'support@acme.example' }],
    ['PUT', '/mailboxes/1/primary-address', { address: 'support@acme.example' }],
    ['PUT', '/mailboxes/1/rights', { 'rights[]': 'user-2-full' }],
    ['POST', '/mailboxes/1/archive', {}],
    ['DELETE', '/mailboxes/1/archive', {}],
    ['POST', '/teams', { name: 'X' }],
    ['PUT', '/teams/1', { name: 'X' }],
    ['DELETE', '/teams/1', {}],
    ['GET', '/teams', {}],
    ['GET', '/teams/1', {}],
  ];

  test.each(changes)('%s %s is for admins alone', async (method, path, form) => {
    const from = lastEvent();
    for (const who of [desk.people.ben, desk.people.sam]) {
      const answer = await desk.ask(who, method, path, method === 'GET' ? {} : { form });
      expect(answer.status).toBe(403);
    }
    expect(told(from)).toEqual([]);
  });

  test('a mailbox one neither manages nor administers is the same as none', async () => {
    for (const who of [desk.people.sam, desk.people.rita]) {
      const [there, gone] = await Promise.all([page, '/mailboxes/999'].map((path) => desk.ask(who, 'GET', path)));
      expect([there!.status, await there!.text()]).toEqual([gone!.status, await gone!.text()]);
      expect((await desk.ask(who, 'PUT', page, { form: SENDER })).status).toBe(403);
    }
  });

  test('the list shows each the mailboxes that they manage, and is closed to those who manage none', async () => {
    const html = await (await desk.ask(desk.people.sam, 'GET', '/mailboxes')).text();
    expect(html).toContain('sales@acme.example');
    expect(html).not.toContain('support@acme.example');
    expect(html).not.toContain('action="/mailboxes"');
    expect((await desk.ask(desk.people.rita, 'GET', '/mailboxes')).status).toBe(403);
  });
});
