import { describe, expect, test } from 'vitest';
import { grantAccess } from '#src/company/access/index.ts';
import { type Treatment, treat, undoTreatment } from '#src/inbox/conversations/index.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#src/lib/errors.ts';
import { type Desk, openDesk, type Person } from '../desk.ts';

const close: Treatment = { kind: 'status', status: 'closed' };
const spam: Treatment = { kind: 'status', status: 'spam' };

async function some(desk: Desk, count: number, mailboxId = desk.support) {
  return (await desk.receiveAll(Array.from({ length: count }, () => ({ mailboxId })))).map(
    (each) => each.conversationId,
  );
}
const by = async (person: Person, ids: number[], treatment: Treatment) =>
  treat(person.ctx, await person.actor(), ids, treatment);
const back = async (person: Person, token: string) => undoTreatment(person.ctx, await person.actor(), token);
const stateOf = (desk: Desk, id: number) =>
  desk.row<Record<string, unknown>>(
    'SELECT status, status_before, assignee_id, mailbox_id, waiting_since_at FROM conversation WHERE id = ?',
    id,
  );
const lastEvents = (desk: Desk, ids: number[]) => ids.map((id) => desk.events(id).at(-1));

describe('treating several conversations', () => {
  test('closes them with one line of the story each, and leaves those that were closed already', async () => {
    await using desk = await openDesk();
    const { ben } = desk.people;
    const ids = await some(desk, 3);
    await by(ben, [ids[0]!], close);
    const before = desk.row<{ n: number }>('SELECT max(id) AS n FROM event').n;
    expect(await by(ben, [...ids, ...ids], close)).toMatchObject({ changed: 2, left: 1 });
    expect(ids.map((id) => stateOf(desk, id).status)).toEqual(['closed', 'closed', 'closed']);
    expect(desk.rows('SELECT name, actor FROM event WHERE id > ?', before)).toEqual(
      Array(2).fill({ name: 'conversation.closed', actor: `user:${ben.id}` }),
    );
  });

  test('put away and restored they are where they were, and who was not answered waits as before', async () => {
    await using desk = await openDesk();
    const { ben } = desk.people;
    const ids = await some(desk, 2);
    await by(ben, [ids[0]!], { kind: 'status', status: 'pending' });
    const before = ids.map((id) => stateOf(desk, id));
    await by(ben, ids, spam);
    await by(ben, ids, { kind: 'status', status: 'trash' });
    expect(ids.map((id) => stateOf(desk, id).status_before)).toEqual(['pending', 'open']);
    await by(ben, ids, { kind: 'restore' });
    expect(ids.map((id) => stateOf(desk, id))).toEqual(before);
    expect(lastEvents(desk, ids)).toEqual(['conversation.restored', 'conversation.restored']);
  });

  test('W4: what one may not read is not there, what one may not manage stays, and of nothing else nothing is done', async () => {
    await using desk = await openDesk();
    const { ben, rita, sam } = desk.people;
    const [mine] = await some(desk, 1);
    const [other] = await some(desk, 1, desk.sales);
    expect(await by(ben, [mine!, other!, 999], close)).toMatchObject({ changed: 1, left: 2 });
    expect(stateOf(desk, other!).status).toBe('open');
    await expect(by(sam, [mine!], spam)).rejects.toThrow(NotFound);
    await expect(by(rita, [mine!], spam)).rejects.toThrow(Forbidden);
    await expect(treat(desk.ctx, null, [mine!], spam)).rejects.toThrow(Forbidden);
    expect(stateOf(desk, mine!).status).toBe('closed');
  });

  test('are given to who may read them; somebody who does not work here is refused', async () => {
    await using desk = await openDesk();
    const { ada, ben, rita } = desk.people;
    const [support] = await some(desk, 1);
    const [sales] = await some(desk, 1, desk.sales);
    await grantAccess(desk.ctx, ada.id, [desk.sales], ['full']);
    const given = await by(ada, [support!, sales!], { kind: 'assignee', userId: rita.id });
    expect(given).toMatchObject({ changed: 1, left: 1 });
    expect([stateOf(desk, support!).assignee_id, stateOf(desk, sales!).assignee_id]).toEqual([rita.id, null]);
    desk.rows('UPDATE user SET disabled_at = 1 WHERE id = ?', ben.id);
    await expect(by(ada, [support!], { kind: 'assignee', userId: ben.id })).rejects.toThrow(Invalid);
  });
});

describe('moving', () => {
  async function mover() {
    const desk = await openDesk();
    await grantAccess(desk.ctx, desk.people.ada.id, [desk.sales], ['full']);
    return desk;
  }

  test('takes a conversation to another mailbox, off who can’t follow it there, and tells both sides', async () => {
    await using desk = await mover();
    const { ada, ben } = desk.people;
    const ids = await some(desk, 2);
    await by(ada, [ids[0]!], { kind: 'assignee', userId: ben.id });
    await by(ada, [ids[1]!], { kind: 'assignee', userId: ada.id });
    await by(ada, ids, { kind: 'mailbox', mailboxId: desk.sales });
    expect(ids.map((id) => [stateOf(desk, id).mailbox_id, stateOf(desk, id).assignee_id])).toEqual([
      [desk.sales, null],
      [desk.sales, ada.id],
    ]);
    const moved = desk.rows<{ mailbox_id: number; data: string }>(
      "SELECT mailbox_id, data FROM event WHERE name = 'conversation.moved'",
    );
    expect(moved).toEqual(
      Array(2).fill({ mailbox_id: desk.sales, data: JSON.stringify({ from: desk.support, to: desk.sales }) }),
    );
    const counted = desk.rows("SELECT mailbox_id, n FROM tally WHERE list = 'all' AND status = 'open' AND n > 0");
    expect(counted).toEqual([{ mailbox_id: desk.sales, n: 2 }]);
  });

  test('W4: needs the right in both mailboxes', async () => {
    await using desk = await openDesk();
    const { ben, rita } = desk.people;
    const [id] = await some(desk, 1);
    const toSales: Treatment = { kind: 'mailbox', mailboxId: desk.sales };
    await expect(by(ben, [id!], toSales)).rejects.toThrow(Invalid);
    await expect(by(rita, [id!], { kind: 'mailbox', mailboxId: desk.support })).rejects.toThrow(Forbidden);
    await grantAccess(desk.ctx, ben.id, [desk.sales], ['read']);
    await expect(by(ben, [id!], toSales)).rejects.toThrow(Forbidden);
    expect(stateOf(desk, id!).mailbox_id).toBe(desk.support);
  });

  test('T1: an answer to a mail that left from the mailbox before still finds its conversation, and tells the new readers', async () => {
    await using desk = await mover();
    const { ada } = desk.people;
    const letter = (id: string, more: string[]) =>
      Buffer.from(
        [
          'From: Carla <carla@customer.example>',
          'To: support@acme.example',
          `Message-ID: <${id}@customer.example>`,
          'Subject: A question',
          ...more,
          '',
          'Hello',
          '',
        ].join('\r\n'),
      );
    const first = await desk.deliver(letter('one', []));
    await by(ada, [first.conversation_id], { kind: 'mailbox', mailboxId: desk.sales });
    const second = await desk.deliver(letter('two', ['In-Reply-To: <one@customer.example>']));
    expect(second.conversation_id).toBe(first.conversation_id);
    const told = desk.row("SELECT mailbox_id FROM event WHERE name = 'message.received' ORDER BY id DESC LIMIT 1");
    expect(told).toEqual({ mailbox_id: desk.sales });
    expect(stateOf(desk, first.conversation_id).mailbox_id).toBe(desk.sales);
  });
});

describe('what one has read', () => {
  const unread = async (desk: Desk, person: Person, list = 'open') => {
    const page = await (await desk.ask(person, 'GET', `/inbox/${list}`)).text();
    return [...page.matchAll(/id="row-(\d+)"[^>]*data-unread/g)].map(([, id]) => Number(id)).sort();
  };

  test('is each person’s own, and no line of the story', async () => {
    await using desk = await openDesk();
    const { ada, ben } = desk.people;
    const ids = await some(desk, 2);
    const events = desk.rows("SELECT id FROM event WHERE subject = 'conversation'").length;
    expect(await by(ben, ids, { kind: 'seen', isRead: true })).toMatchObject({ changed: 2 });
    expect([await unread(desk, ben), await unread(desk, ada)]).toEqual([[], ids]);
    const { undo } = await by(ben, [ids[1]!], { kind: 'seen', isRead: false });
    expect(await unread(desk, ben)).toEqual([ids[1]]);
    await back(ben, undo);
    expect(await unread(desk, ben)).toEqual([]);
    expect(desk.rows("SELECT id FROM event WHERE subject = 'conversation'")).toHaveLength(events);
  });

  test('can be made unread again by a light seat, and in a conversation that is closed', async () => {
    await using desk = await openDesk();
    const { ben, rita } = desk.people;
    const [id] = await some(desk, 1);
    await by(ben, [id!], close);
    expect(await unread(desk, rita, 'closed')).toEqual([]);
    await by(rita, [id!], { kind: 'seen', isRead: false });
    expect(await unread(desk, rita, 'closed')).toEqual([id]);
    expect(await unread(desk, ben, 'closed')).toEqual([]);
  });
});

describe('undo', () => {
  test('puts everything back, what others had seen too, and says so in the story', async () => {
    await using desk = await openDesk();
    const { ada, ben } = desk.people;
    const ids = await some(desk, 3);
    await by(ada, [ids[0]!], { kind: 'seen', isRead: true });
    await by(ben, [ids[1]!], { kind: 'status', status: 'pending' });
    const everything = () => [ids.map((id) => stateOf(desk, id)), desk.rows('SELECT * FROM seen')];
    const before = everything();
    const { undo } = await by(ben, ids, spam);
    expect(desk.rows('SELECT * FROM seen')).toEqual([]);
    expect(await back(ben, undo)).toBe(3);
    expect(everything()).toEqual(before);
    expect(lastEvents(desk, ids)).toEqual(Array(3).fill('conversation.restored'));
  });

  test('leaves what somebody did since, or a customer’s mail brought back', async () => {
    await using desk = await openDesk();
    const { ada, ben } = desk.people;
    const ids = await some(desk, 3);
    const { undo } = await by(ben, ids, close);
    await by(ada, [ids[0]!], { kind: 'status', status: 'trash' });
    await desk.receive({ conversationId: ids[1]! });
    expect(await back(ben, undo)).toBe(1);
    expect(ids.map((id) => stateOf(desk, id).status)).toEqual(['trash', 'open', 'open']);
    expect(desk.events(ids[1]!).filter((name) => name === 'conversation.opened')).toEqual([]);
  });

  test('W4: is one’s own, of the last thing alone, once, and not without the right', async () => {
    await using desk = await openDesk();
    const { ada, ben } = desk.people;
    const ids = await some(desk, 2);
    const first = await by(ben, [ids[0]!], close);
    const last = await by(ben, [ids[1]!], close);
    await expect(back(ben, first.undo)).rejects.toThrow(Conflict);
    await expect(back(ada, last.undo)).rejects.toThrow(Conflict);
    desk.rows("UPDATE mailbox_access SET may = 'read' WHERE user_id = ? AND may = 'full'", ben.id);
    expect(await back(ben, last.undo)).toBe(0);
    await expect(back(ben, last.undo)).rejects.toThrow(Conflict);
    expect(stateOf(desk, ids[1]!).status).toBe('closed');
  });
});

test('a thousand are treated and put back within what a page may take', async () => {
  await using desk = await openDesk();
  const { ben } = desk.people;
  const ids = await some(desk, 1200);
  const began = performance.now();
  const { changed, undo } = await by(ben, ids, close);
  const treated = performance.now() - began;
  expect(changed).toBe(1000);
  expect(await back(ben, undo)).toBe(1000);
  expect(treated).toBeLessThan(1500);
});
