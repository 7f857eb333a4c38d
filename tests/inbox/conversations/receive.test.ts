import { expect, test } from 'vitest';
import { setStatus } from '#src/inbox/conversations/index.ts';
import { openDesk } from '../desk.ts';

test('a batch holds new conversations, ones that go on, and several messages for one, each placed and told once', async () => {
  await using desk = await openDesk();
  const first = await desk.receive({ subject: 'First' });
  const { support, sales } = desk;
  const before = desk.row<{ id: number }>('SELECT max(id) AS id FROM event').id;
  const received = await desk.receiveAll([
    { subject: 'New', text: 'new one', mailboxId: sales },
    { conversationId: first.conversationId, text: 'again' },
    { conversationId: first.conversationId, text: 'and again', from: 'dora@customer.example', parts: [filePart] },
    { subject: 'Another', mailboxId: support },
  ]);

  const [a, b] = [received[0]!.conversationId, received[3]!.conversationId];
  expect(received.map(({ conversationId }) => conversationId)).toEqual([
    a,
    first.conversationId,
    first.conversationId,
    b,
  ]);
  expect(new Set([a, b, first.conversationId]).size).toBe(3);
  expect(received.map(({ messageId }) => messageId)).toEqual([1, 2, 3, 4].map((n) => first.messageId + n));
  expect(desk.row('SELECT * FROM conversation WHERE id = ?', first.conversationId)).toMatchObject({
    message_count: 3,
    last_message_id: received[2]!.messageId,
    preview: 'and again',
    subject: 'First',
    has_attachment: 1,
  });
  expect(desk.row('SELECT * FROM conversation WHERE id = ?', a)).toMatchObject({
    mailbox_id: sales,
    message_count: 1,
    preview: 'new one',
  });
  expect(desk.rows('SELECT contact_id FROM participant WHERE conversation_id = ?', first.conversationId)).toHaveLength(
    2,
  );
  expect(desk.events(first.conversationId, before)).toEqual(['message.received', 'message.received']);
  expect(desk.events(a, before)).toEqual(['message.received']);
  const told = desk.rows<{ data: string }>("SELECT data FROM event WHERE id > ? AND name = 'message.received'", before);
  expect(told.map(({ data }) => JSON.parse(data).isFirst)).toEqual([true, false, false, true]);
});

test('several messages to a closed conversation reopen it once', async () => {
  await using desk = await openDesk();
  const { conversationId } = await desk.receive();
  await setStatus(desk.people.ada.ctx, await desk.people.ada.actor(), conversationId, 'closed');
  await desk.receiveAll([{ conversationId }, { conversationId }]);
  expect(desk.events(conversationId).filter((name) => name === 'conversation.reopened')).toHaveLength(1);
  expect(desk.row('SELECT status, closed_at FROM conversation')).toEqual({ status: 'open', closed_at: null });
});

test('a new conversation is linked both ways to what it may have to do with, and to nothing twice', async () => {
  await using desk = await openDesk();
  const first = await desk.receive();
  const related = [
    { otherId: first.conversationId, kind: 'related' as const },
    { otherId: first.conversationId, kind: 'related' as const },
  ];
  const second = await desk.receive({ related });
  expect(desk.rows('SELECT conversation_id, other_id FROM conversation_link ORDER BY 1')).toEqual([
    { conversation_id: first.conversationId, other_id: second.conversationId },
    { conversation_id: second.conversationId, other_id: first.conversationId },
  ]);
});

test('an old mail that comes late does not move its conversation down the list', async () => {
  await using desk = await openDesk();
  const { conversationId } = await desk.receive();
  const at = desk.clock.now();
  desk.clock.turn(-60_000);
  await desk.receive({ conversationId });
  expect(desk.row('SELECT last_message_at FROM conversation')).toEqual({ last_message_at: at });
});

test('a batch that fails leaves nothing behind', async () => {
  await using desk = await openDesk();
  await desk.receive();
  const count = () =>
    desk.row(
      'SELECT (SELECT count(*) FROM conversation) AS c, (SELECT count(*) FROM message) AS m, (SELECT count(*) FROM raw) AS r, (SELECT count(*) FROM contact) AS p',
    );
  const before = count();
  await expect(desk.receiveAll([{ from: 'new@customer.example' }, { mailboxId: 999 }])).rejects.toThrow();
  expect(count()).toEqual(before);
});

const filePart = { path: '2', name: 'a.pdf', type: 'application/pdf', size: 9, cid: null, isInline: false };
