import { describe, expect, test } from 'vitest';
import { mailboxesWith } from '#src/company/access/index.ts';
import {
  type Cursor,
  cursorAt,
  filterOf,
  LISTS,
  type ListOrder,
  listConversations,
  readCursor,
  writeCursor,
} from '#src/inbox/conversations/index.ts';
import { type Desk, openDesk } from '../desk.ts';

const list = (
  desk: Desk,
  name: (typeof LISTS)[number],
  mailboxes: number[],
  after: Cursor | null = null,
  limit = 50,
  order: ListOrder = 'newest',
) => {
  const filter = filterOf(name, desk.people.ada.id);
  return listConversations(desk.ctx.reader, mailboxes, { filter, order, after, limit });
};

test('each list holds what its name says and nothing else', async () => {
  await using desk = await openDesk();
  const { ada, ben } = desk.people;
  const statuses = ['open', 'pending', 'closed', 'spam', 'trash', 'snoozed', 'merged'];
  const cases = statuses.flatMap((status) => [null, ada.id, ben.id].map((assigneeId) => ({ status, assigneeId })));
  await desk.receiveAll(cases.map(() => ({})));
  for (const [i, { status, assigneeId }] of cases.entries()) {
    desk.rows('UPDATE conversation SET status = ?, assignee_id = ? WHERE id = ?', status, assigneeId, i + 1);
  }
  const found = Object.fromEntries(
    await Promise.all(
      LISTS.map(async (name) => {
        const rows = await list(desk, name, [desk.support]);
        return [name, rows.map(({ status, assigneeId }) => `${status} ${assigneeId}`).sort()];
      }),
    ),
  );
  const everybody = (status: string) => [`${status} ${ada.id}`, `${status} ${ben.id}`, `${status} null`].sort();
  expect(found).toEqual({
    mine: [`open ${ada.id}`],
    unassigned: ['open null'],
    waiting: everybody('open'),
    open: everybody('open'),
    pending: everybody('pending'),
    closed: everybody('closed'),
    spam: everybody('spam'),
    trash: everybody('trash'),
  });
});

test('W4: a list shows the mailboxes asked for alone, in one order; of no mailbox it shows nothing', async () => {
  await using desk = await openDesk();
  for (const mailboxId of [desk.support, desk.sales, desk.support, desk.sales]) {
    desk.clock.turn(1000);
    await desk.receive({ mailboxId });
  }
  const ids = async (mailboxes: number[]) => (await list(desk, 'open', mailboxes)).map(({ id }) => id);
  expect(await ids([desk.support, desk.sales])).toEqual([4, 3, 2, 1]);
  expect(await ids([desk.sales])).toEqual([4, 2]);
  expect(await ids([])).toEqual([]);
  expect(await ids(mailboxesWith(await desk.people.sam.actor(), 'mailbox.read'))).toEqual([4, 2]);
});

test('paging visits every row once and in order, also where many came in the same millisecond and more come in meanwhile', async () => {
  await using desk = await openDesk();
  for (let i = 0; i < 12; i++) {
    if (i % 4 === 0) desk.clock.turn(1);
    await desk.receiveAll(Array.from({ length: 5 }, (_, n) => ({ mailboxId: n % 2 ? desk.sales : desk.support })));
  }
  const expected = desk
    .rows<{ id: number }>('SELECT id FROM conversation ORDER BY last_message_at DESC, id DESC')
    .map(({ id }) => id);
  const visited: number[] = [];
  let before: Cursor | null = null;
  for (;;) {
    const page = await list(desk, 'open', [desk.support, desk.sales], before, 7);
    visited.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (!last) break;
    before = readCursor(writeCursor({ at: last.lastMessageAt, id: last.id }));
    // New mail goes to the top of the list, out of the way of who reads on below.
    desk.clock.turn(1);
    await desk.receiveAll([{}, { mailboxId: desk.sales }]);
  }
  expect(visited).toEqual(expected);
});

describe('an order', () => {
  /** Twelve open conversations: every third was answered, so nobody waits there; the others came at times of their own. */
  async function twelve() {
    const desk = await openDesk();
    for (let i = 0; i < 12; i++) {
      desk.clock.turn(1000);
      const { conversationId } = await desk.receive({ mailboxId: i % 2 ? desk.sales : desk.support });
      if (i % 3 === 0) desk.rows('UPDATE conversation SET waiting_since_at = NULL WHERE id = ?', conversationId);
    }
    // Who wrote again waits since their first mail.
    desk.clock.turn(1000);
    await desk.receive({ conversationId: 2, mailboxId: desk.sales });
    return desk;
  }
  const everyPage = async (desk: Desk, name: 'open' | 'waiting', order: ListOrder) => {
    const visited: number[] = [];
    for (let after: Cursor | null = null; ; ) {
      const page = await list(desk, name, [desk.support, desk.sales], after, 5, order);
      visited.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      if (!last) return visited;
      after = readCursor(writeCursor(cursorAt(last, order)));
    }
  };

  test('by the oldest turns the newest around, page by page', async () => {
    await using desk = await twelve();
    const newest = await everyPage(desk, 'open', 'newest');
    expect(newest).toEqual([2, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 1]);
    expect(await everyPage(desk, 'open', 'oldest')).toEqual(newest.toReversed());
  });

  test('by the longest wait has those first who wait, and the others by their newest mail', async () => {
    await using desk = await twelve();
    expect(await everyPage(desk, 'open', 'waiting')).toEqual([2, 3, 5, 6, 8, 9, 11, 12, 10, 7, 4, 1]);
  });

  test('of those who wait the list Waiting longest holds them alone', async () => {
    await using desk = await twelve();
    expect(await everyPage(desk, 'waiting', 'waiting')).toEqual([2, 3, 5, 6, 8, 9, 11, 12]);
  });

  test('by the longest wait is a walk of an index too', async () => {
    await using desk = await openDesk();
    const plan = desk.rows<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT id FROM conversation WHERE mailbox_id IN (1) AND status = 'open'
       AND waiting_since_at IS NOT NULL AND (waiting_since_at, id) > (1, 2) ORDER BY waiting_since_at, id LIMIT 51`,
    );
    expect(plan.map(({ detail }) => detail).join('; ')).toMatch(
      /^SEARCH conversation USING (COVERING )?INDEX conversation_waiting/,
    );
    expect(plan).toHaveLength(1);
  });
});

describe('a cursor from an address', () => {
  test.each([
    undefined,
    '',
    '1',
    '1-',
    '-1',
    '1-2-3',
    'a-b',
    '1 -2',
    "1-2' OR 1=1--",
    `${'9'.repeat(16)}-1`,
    '1-2\n',
    '１-２',
    '0x1-2',
    '1-2-restless',
  ])('that is %j counts as none', (text) => expect(readCursor(text)).toBeNull());

  test('comes back as it was written', () => {
    const cursor = { at: 1_772_442_000_000, id: 123_456 };
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
    expect(readCursor(writeCursor({ ...cursor, isRest: true }))).toEqual({ ...cursor, isRest: true });
  });
});

test('a list is one walk of an index, at any depth and of any mailboxes', async () => {
  await using desk = await openDesk();
  await desk.receive();
  const { ada } = desk.people;
  for (const name of LISTS) {
    const { status, assigneeId } = filterOf(name, ada.id);
    const whose =
      assigneeId === undefined
        ? ''
        : assigneeId === null
          ? 'AND assignee_id IS NULL'
          : `AND assignee_id = ${assigneeId}`;
    const plan = desk.rows<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT id FROM conversation WHERE mailbox_id IN (1) AND status = ? ${whose}
       AND (last_message_at, id) < (1, 2) ORDER BY last_message_at DESC, id DESC LIMIT 51`,
      status,
    );
    expect(plan.map(({ detail }) => detail).join('; ')).toMatch(
      /^SEARCH conversation USING (COVERING )?INDEX conversation_(list|person)/,
    );
  }
});
