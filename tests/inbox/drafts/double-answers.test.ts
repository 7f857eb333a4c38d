import { describe, expect, test } from 'vitest';
import { appendReply } from '#src/inbox/conversations/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import { type Desk, openDesk } from '../desk.ts';
import { type Channel, channel, hand, rowOf, stateIn, windowEnds } from './writing.ts';

/** A reply of Ben leaves. */
async function benAnswers(desk: Desk, conversationId: number): Promise<void> {
  const { ben } = desk.people;
  const { raw_id: rawId } = desk.row<{ raw_id: number }>('SELECT max(raw_id) AS raw_id FROM message');
  const people = { from: null, to: [], cc: [], replyTo: [] };
  const content = { headerId: null, subject: '', people, marks: {}, parts: [], text: 'From Ben' };
  await transaction(ben.ctx, (ctx) =>
    appendReply(ctx, { conversationId, userId: ben.id, rawId, after: { status: null }, content }),
  );
}

const news: [what: string, held: boolean, happen: (desk: Desk, conversationId: number) => Promise<unknown>][] = [
  ['nothing', false, async () => {}],
  ['a customer’s mail', true, (desk, conversationId) => desk.receive({ conversationId })],
  ['a mail of somebody else', true, (desk, conversationId) => desk.receive({ conversationId, from: 'x@y.example' })],
  ['a colleague’s reply', true, benAnswers],
  ['a bounce', false, (desk, conversationId) => desk.receive({ conversationId, marks: { automatic: 'bounce' } })],
  [
    'an out of office',
    false,
    (desk, conversationId) => desk.receive({ conversationId, marks: { automatic: 'reply' } }),
  ],
  [
    'a customer’s mail under a hundred automatic ones',
    true,
    (desk, conversationId) =>
      desk.receiveAll([
        { conversationId },
        ...Array(100).fill({ conversationId, marks: { automatic: 'reply' as const } }),
      ]),
  ],
  ['a mail to another conversation', false, (desk) => desk.receive()],
];

async function begun(desk: Desk) {
  const { conversationId } = await desk.receive();
  const ada = hand(desk.people.ada);
  const id = await ada.open(conversationId);
  await ada.save(id, 'Dear Carla');
  return { ada, id, conversationId };
}

const sentBy = (desk: Desk, who: 'ada' | 'ben') =>
  desk.rows("SELECT id FROM message WHERE kind = 'out' AND user_id = ?", desk.people[who].id).length;

describe('no double answers', () => {
  test.each(news)('at Send: %s since its author looked holds a reply (%s)', async (_, held, happen) => {
    await using desk = await openDesk();
    const { ada, id, conversationId } = await begun(desk);
    await happen(desk, conversationId);
    expect(await ada.send(id)).toBe(held ? 'held' : 'waiting');
    await windowEnds(desk, channel());
    expect(sentBy(desk, 'ada')).toBe(held ? 0 : 1);
    expect(stateIn(desk, id)).toBe(held ? 'newer' : 'gone');
  });

  test.each(news)('at the end of the undo window: %s that came in it holds a reply (%s)', async (_, held, happen) => {
    await using desk = await openDesk();
    const { ada, id, conversationId } = await begun(desk);
    expect(await ada.send(id)).toBe('waiting');
    await happen(desk, conversationId);
    await windowEnds(desk, channel());
    expect(sentBy(desk, 'ada')).toBe(held ? 0 : 1);
    expect(stateIn(desk, id)).toBe(held ? 'newer' : 'gone');
  });

  test.each(news)('while the mail is being composed: %s holds a reply (%s)', async (_, held, happen) => {
    await using desk = await openDesk();
    const { ada, id, conversationId } = await begun(desk);
    await ada.send(id);
    const out: Channel = channel();
    out.onCompose = async ({ draft }) => {
      if (draft.id === id) await happen(desk, conversationId);
    };
    await windowEnds(desk, out);
    expect(sentBy(desk, 'ada')).toBe(held ? 0 : 1);
    expect(stateIn(desk, id)).toBe(held ? 'newer' : 'gone');
  });

  test('one’s own earlier reply holds nothing back: its author knows of it', async () => {
    await using desk = await openDesk();
    const { ada, id, conversationId } = await begun(desk);
    await ada.send(id);
    const second = await ada.open(conversationId);
    expect(second).not.toBe(id);
    await ada.save(second, 'P.S.');
    await ada.send(second);
    await windowEnds(desk, channel());
    expect(sentBy(desk, 'ada')).toBe(2);
  });

  test('what was seen while writing holds nothing back', async () => {
    await using desk = await openDesk();
    const { ada, id, conversationId } = await begun(desk);
    const { messageId } = await desk.receive({ conversationId });
    await ada.save(id, 'Dear Carla, I see', messageId);
    expect(await ada.send(id)).toBe('waiting');
  });

  test('of two who send at the same time the second one is held', async () => {
    await using desk = await openDesk();
    const { ada, id, conversationId } = await begun(desk);
    const ben = hand(desk.people.ben);
    const other = await ben.open(conversationId);
    await ben.save(other, 'From Ben');
    await Promise.all([ada.send(id), ben.send(other)]);
    await windowEnds(desk, channel());
    expect(desk.rows("SELECT * FROM message WHERE kind = 'out'")).toHaveLength(1);
    expect([stateIn(desk, id), stateIn(desk, other)].sort()).toEqual(['gone', 'newer']);
  });
});

describe('the newest message an author saw', () => {
  test('is what was there when the draft was begun, and only grows', async () => {
    await using desk = await openDesk();
    const { ada, id, conversationId } = await begun(desk);
    const { base_message_id: base } = rowOf(desk, id)!;
    const { messageId } = await desk.receive({ conversationId });
    expect(base).toBe(messageId - 1);
    await ada.save(id, 'a', messageId);
    for (const behind of [0, -5, base]) {
      await ada.save(id, 'b', behind);
      expect(rowOf(desk, id)!.base_message_id).toBe(messageId);
    }
  });

  test.each([Number.POSITIVE_INFINITY, 1e15, 5])('is never one that is not there yet (%d)', async (seen) => {
    await using desk = await openDesk();
    const { ada, id, conversationId } = await begun(desk);
    await ada.save(id, 'a', seen);
    expect(rowOf(desk, id)!.base_message_id).toBe(1);
    await desk.receive({ conversationId });
    expect(await ada.send(id)).toBe('held');
  });
});

test('a held reply taken back to be edited goes on in view of what stood beside it, and of no more', async () => {
  await using desk = await openDesk();
  const { ada, id, conversationId } = await begun(desk);
  const { messageId } = await desk.receive({ conversationId });
  await ada.send(id);
  const unseen = await desk.receive({ conversationId });
  await ada.undo(id, messageId);
  expect(rowOf(desk, id)!.base_message_id).toBe(messageId);
  expect(await ada.send(id)).toBe('held');
  await ada.undo(id, unseen.messageId);
  expect(await ada.send(id)).toBe('waiting');
});

describe('sending anyway', () => {
  test('accepts what stood beside the held reply, and is compared again with what came after', async () => {
    await using desk = await openDesk();
    const { ada, id, conversationId } = await begun(desk);
    const shown = await desk.receive({ conversationId });
    await ada.send(id, { after: { status: 'closed' as const } });
    await desk.receive({ conversationId });
    expect(await ada.send(id, { anyway: shown.messageId })).toBe('held');
    const latest = await desk.receive({ conversationId });
    expect(await ada.send(id, { anyway: latest.messageId })).toBe('waiting');
    await desk.receive({ conversationId });
    await windowEnds(desk, channel());
    expect(stateIn(desk, id)).toBe('newer');
  });

  test('still closes the conversation if that was asked for first', async () => {
    await using desk = await openDesk();
    const { ada, id, conversationId } = await begun(desk);
    const { messageId } = await desk.receive({ conversationId });
    await ada.send(id, { after: { status: 'closed' as const } });
    await ada.send(id, { anyway: messageId });
    await windowEnds(desk, channel());
    expect(desk.row('SELECT status FROM conversation WHERE id = ?', conversationId)).toEqual({ status: 'closed' });
  });
});
