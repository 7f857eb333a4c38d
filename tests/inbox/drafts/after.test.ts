import { expect, test } from 'vitest';
import type { After } from '#src/inbox/conversations/index.ts';
import { openDesk } from '../desk.ts';
import { channel, hand, stateIn, windowEnds } from './writing.ts';

/** Ben has an answer on its way, with a wish for what comes after it. */
async function answering(after: After) {
  const desk = await openDesk();
  const { conversationId } = await desk.receive();
  const { ben } = desk.people;
  const draft = await hand(ben).open(conversationId);
  await hand(ben).save(draft, 'Here you are');
  await hand(ben).send(draft, { after });
  const standing = () =>
    desk.row<{ status: string; assignee_id: number | null }>(
      'SELECT status, assignee_id FROM conversation WHERE id = ?',
      conversationId,
    );
  return { desk, conversationId, draft, standing };
}

test('what was chosen beside Send is done when the answer leaves, not before, and told as its author’s doing', async () => {
  const { desk, conversationId, standing } = await answering({ status: 'pending', assigneeId: 1 });
  await using _ = desk;
  expect(standing()).toEqual({ status: 'open', assignee_id: null });
  await windowEnds(desk, channel());
  expect(standing()).toEqual({ status: 'pending', assignee_id: desk.people.ada.id });
  const told = desk.rows<{ name: string; actor: string }>(
    "SELECT name, actor FROM event WHERE subject = 'conversation' AND subject_id = ? AND name LIKE 'conversation.%'",
    conversationId,
  );
  expect(told).toEqual([
    { name: 'conversation.assigned', actor: `user:${desk.people.ben.id}` },
    { name: 'conversation.pending', actor: `user:${desk.people.ben.id}` },
  ]);
});

test('an answer taken back takes back what was to come after it', async () => {
  const { desk, draft, standing } = await answering({ status: 'closed', assigneeId: 1 });
  await using _ = desk;
  await hand(desk.people.ben).undo(draft);
  await windowEnds(desk, channel());
  expect(standing()).toEqual({ status: 'open', assignee_id: null });
  expect(stateIn(desk, draft)).toBe('writing');
});

test('nobody is a choice of its own: without one, answering takes what is nobody’s', async () => {
  for (const [assigneeId, stands] of [
    [undefined, 2],
    [null, null],
  ] as const) {
    const { desk, standing } = await answering({ status: null, assigneeId });
    await using _ = desk;
    await windowEnds(desk, channel());
    expect(standing()).toEqual({ status: 'open', assignee_id: stands });
  }
});

test('W4: an answer can’t be given to somebody without its mailbox, nor by somebody who may only answer', async () => {
  await using desk = await openDesk();
  const { conversationId } = await desk.receive();
  const { ben, sam } = desk.people;
  const draft = await hand(ben).open(conversationId);
  await hand(ben).save(draft, 'Here you are');
  const give = hand(ben).send(draft, { after: { status: null, assigneeId: sam.id } });
  await expect(give).rejects.toMatchObject({ fields: { assignee: 'unknownUser' } });
  desk.rows("UPDATE mailbox_access SET may = 'read' WHERE may = 'full' AND user_id = ?", ben.id);
  await expect(hand(ben).send(draft, { andClose: true })).rejects.toThrow('mailbox.manage');
  expect(await hand(ben).send(draft)).toBe('waiting');
});

test('rights lost while the answer waits: it leaves, and nothing else is done', async () => {
  const { desk, standing } = await answering({ status: 'closed', assigneeId: 1 });
  await using _ = desk;
  desk.rows("UPDATE mailbox_access SET may = 'read' WHERE may = 'full' AND user_id = ?", desk.people.ben.id);
  await windowEnds(desk, channel());
  expect(standing()).toEqual({ status: 'open', assignee_id: desk.people.ben.id });
  expect(desk.row("SELECT count(*) AS n FROM message WHERE kind = 'out'")).toEqual({ n: 1 });
});

test('whoever was chosen and lost the mailbox meanwhile does not get the conversation', async () => {
  const { desk, standing } = await answering({ status: null, assigneeId: 1 });
  await using _ = desk;
  desk.rows('DELETE FROM mailbox_access WHERE user_id = ?', desk.people.ada.id);
  await windowEnds(desk, channel());
  expect(standing()).toEqual({ status: 'open', assignee_id: desk.people.ben.id });
});
