import { describe, expect, test } from 'vitest';
import {
  findConversation,
  isEnded,
  markSeen,
  messagesOf,
  previewOf,
  rewriteMessages,
  seenBy,
  setStatus,
} from '#src/inbox/conversations/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import { type Desk, openDesk, type Person } from '../desk.ts';

async function look(desk: Desk, who: Person, id: number) {
  await markSeen(who.ctx, await who.actor(), (await findConversation(desk.ctx.db, id))!);
}

const seen = async (desk: Desk, who: Person, id: number) => (await seenBy(desk.ctx.db, who.id, [id])).get(id);

describe('what somebody has seen', () => {
  test('is theirs alone, and ends with the next message', async () => {
    await using desk = await openDesk();
    const { ada, rita } = desk.people;
    const { conversationId: id, messageId } = await desk.receive();
    await look(desk, ada, id);
    expect(await seen(desk, ada, id)).toBe(messageId);
    expect(await seen(desk, rita, id)).toBeUndefined();
    const next = await desk.receive({ conversationId: id });
    expect(await seen(desk, ada, id)).toBe(messageId);
    await look(desk, ada, id);
    expect(await seen(desk, ada, id)).toBe(next.messageId);
  });

  test('is written once, and tells no story', async () => {
    await using desk = await openDesk();
    const { ada } = desk.people;
    const { conversationId: id } = await desk.receive();
    await look(desk, ada, id);
    const changes = () => desk.row<{ n: number }>('SELECT total_changes() AS n').n;
    const before = changes();
    await look(desk, ada, id);
    expect(changes()).toBe(before);
    expect(desk.events(id)).toEqual(['message.received']);
  });

  test('never goes back to an older message', async () => {
    await using desk = await openDesk();
    const { ada } = desk.people;
    const { conversationId: id } = await desk.receive();
    const stale = (await findConversation(desk.ctx.db, id))!;
    const next = await desk.receive({ conversationId: id });
    await look(desk, ada, id);
    await markSeen(ada.ctx, await ada.actor(), stale);
    expect(await seen(desk, ada, id)).toBe(next.messageId);
  });

  test.each(['open', 'pending', 'closed', 'spam', 'trash'])(
    'the store and the program agree on whether %s is an end',
    async (status) => {
      await using desk = await openDesk();
      const { ada } = desk.people;
      const { conversationId: id } = await desk.receive();
      desk.rows('UPDATE conversation SET status = ? WHERE id = ?', status === 'open' ? 'pending' : 'open', id);
      await look(desk, ada, id);
      desk.rows('UPDATE conversation SET status = ? WHERE id = ?', status, id);
      expect((await seen(desk, ada, id)) === undefined).toBe(isEnded(status));
    },
  );

  test('is forgotten when the conversation ends, so that the table holds what lives', async () => {
    await using desk = await openDesk();
    const { ada } = desk.people;
    const { conversationId: id } = await desk.receive();
    await look(desk, ada, id);
    await setStatus(ada.ctx, await ada.actor(), id, 'closed');
    expect(desk.rows('SELECT * FROM seen')).toEqual([]);
  });

  test('W4: is not noted for who may not read', async () => {
    await using desk = await openDesk();
    const { sam } = desk.people;
    const { conversationId: id } = await desk.receive();
    await expect(look(desk, sam, id)).rejects.toMatchObject({ name: 'Forbidden' });
  });
});

test('a mail read anew changes what was derived from it, and nothing that people did', async () => {
  await using desk = await openDesk();
  const { ada } = desk.people;
  const first = await desk.receive({ subject: '', text: '', marks: { unreadable: true } });
  const id = first.conversationId;
  await desk.receive({ conversationId: id, text: 'second' });
  await setStatus(ada.ctx, await ada.actor(), id, 'pending');
  const before = desk.row<Record<string, unknown>>('SELECT * FROM conversation');
  const [message] = await messagesOf(desk.ctx.db, id, 1 + 1);
  const part = { path: '2', name: 'a.pdf', type: 'application/pdf', size: 9, cid: null, isInline: false };
  const content = {
    headerId: 'x@y',
    subject: 'Readable',
    people: message!.people,
    marks: {},
    parts: [part],
    text: 'now read',
  };
  for (let i = 0; i < 2; i++)
    await transaction(desk.ctx, (ctx) => rewriteMessages(ctx, [{ message: message!, content }]));

  expect(desk.row('SELECT * FROM conversation')).toEqual({ ...before, subject: 'Readable', has_attachment: 1 });
  const [read] = await messagesOf(desk.ctx.db, id, 2);
  expect(read).toEqual({ ...message, headerId: 'x@y', subject: 'Readable', marks: {}, parts: [part] });
});

test('messages come oldest first, and the newest of them where not all are wanted', async () => {
  await using desk = await openDesk();
  const { conversationId } = await desk.receive();
  for (let i = 0; i < 5; i++) await desk.receive({ conversationId });
  const ids = async (limit: number) => (await messagesOf(desk.ctx.db, conversationId, limit)).map(({ id }) => id);
  expect(await ids(100)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await ids(2)).toEqual([5, 6]);
});

describe('a preview', () => {
  test.each([
    ['Hello\n  there,\t friend', 'Hello there, friend'],
    ['> quoted\nown words\n>> more quoted', 'own words'],
    ['Thank you!\n\nOn 3 May 2026 at 10:12, Ann <ann@x.example> wrote:\n> Hello', 'Thank you!'],
    ['Thank you!\n\nFrom: Ann <ann@x.example>\nSent: Monday\nTo: Bob\nSubject: Hello\n\nDear Bob', 'Thank you!'],
    ['Call me\n-- \nCarla Customer\nACME Ltd', 'Call me'],
    ['-- \nCarla Customer', '-- Carla Customer'],
    ['', ''],
    [' \n \n', ''],
    ['👩‍👩‍👧'.repeat(3), '👩‍👩‍👧'.repeat(3)],
  ])('of %j is %j', (text, preview) => expect(previewOf(text)).toBe(preview));

  test('is cut between characters, never inside one', () => {
    const preview = previewOf('😀'.repeat(400));
    expect(preview.isWellFormed()).toBe(true);
    expect([...preview].length).toBeLessThanOrEqual(160);
    expect(preview.endsWith('…')).toBe(true);
  });

  test('A7: turns no text beside it around, and holds nothing that can not be seen', () => {
    expect(previewOf('Pay\u202e 0001\u0007 \u200bnow\n\u2066or never')).toBe('Pay 0001 now or never');
  });

  test('goes on where a short beginning is followed by much that is quoted', () => {
    const quote = '> what was asked before, on a line of its own\n'.repeat(30);
    expect(previewOf(`First.\n${quote}Second, written below it.`)).toBe('First. Second, written below it.');
  });

  test('of a very long text looks at its beginning only', () => {
    expect(previewOf(`${'> q\n'.repeat(2000)}late`)).toBe('');
  });

  test('is well formed wherever the text is cut', () => {
    for (let i = 0; i < 4; i++) expect(previewOf('a'.repeat(i) + '😀'.repeat(3000)).isWellFormed()).toBe(true);
    for (let i = 3990; i < 4004; i++) expect(previewOf(`${' '.repeat(i)}😀`).isWellFormed()).toBe(true);
  });
});
