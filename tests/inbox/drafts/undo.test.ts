import { describe, expect, test } from 'vitest';
import { findConversation, setStatus } from '#src/inbox/conversations/index.ts';
import { draftsIn, ownDraft } from '#src/inbox/drafts/index.ts';
import { type Desk, openDesk } from '../desk.ts';
import { channel, filesOf, hand, rowOf, stateIn, windowEnds } from './writing.ts';

const contentOf = (desk: Desk, id: number) => JSON.parse(rowOf(desk, id)!.content);

describe('undo', () => {
  test('brings back the draft as it was', async () => {
    await using desk = await openDesk();
    const ada = hand(desk.people.ada);
    const id = await ada.open((await desk.receive()).conversationId);
    await ada.save(id, 'Dear Carla', 0, '<p>Dear Carla</p>');
    await ada.attach(id, 'one.txt');
    await ada.attach(id, 'two.txt');
    const before = contentOf(desk, id);
    await ada.send(id);
    await ada.undo(id);
    expect(contentOf(desk, id)).toMatchObject({ text: before.text, html: before.html });
    expect(filesOf(desk, id)).toEqual(['one.txt', 'two.txt']);
    await ada.send(id);
    const out = channel();
    await windowEnds(desk, out);
    expect(out.composed).toEqual(['Dear Carla + one.txt + two.txt']);
  });

  test.each([
    ['plain', 'plain', 'first\n\nsecond', ''],
    ['rich', 'rich', 'first\n\nsecond', '<p>first</p><p>second</p>'],
    ['rich', 'plain', 'first\n\nsecond', '<p>first</p><div>second</div>'],
    ['plain', 'rich', 'first\n\nsecond', '<div>first</div><p>second</p>'],
  ])(
    'puts a %s draft before the %s one that was begun later, with the files of both',
    async (first, second, text, html) => {
      await using desk = await openDesk();
      const ada = hand(desk.people.ada);
      const { conversationId } = await desk.receive();
      const write = async (kind: string, words: string, file: string) => {
        const id = await ada.open(conversationId);
        await ada.save(id, words, 0, kind === 'rich' ? `<p>${words}</p>` : '');
        await ada.attach(id, file);
        return id;
      };
      const id = await write(first, 'first', '1.txt');
      await ada.attach(id, '1b.txt');
      await ada.send(id);
      const later = await write(second, 'second', '2.txt');
      await ada.undo(id);
      expect(stateIn(desk, later)).toBe('gone');
      expect(contentOf(desk, id)).toMatchObject({ text, html });
      expect(filesOf(desk, id)).toEqual(['1.txt', '1b.txt', '2.txt']);
    },
  );

  test('of a reply that has left finds no draft any more', async () => {
    await using desk = await openDesk();
    const ada = hand(desk.people.ada);
    const id = await ada.open((await desk.receive()).conversationId);
    await ada.save(id, 'x');
    await ada.send(id);
    await windowEnds(desk, channel());
    await expect(ada.undo(id)).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('while the mail is being composed wins: nothing leaves', async () => {
    await using desk = await openDesk();
    const ada = hand(desk.people.ada);
    const id = await ada.open((await desk.receive()).conversationId);
    await ada.save(id, 'x');
    await ada.send(id);
    const out = channel();
    out.onCompose = () => ada.undo(id).then(() => undefined);
    await windowEnds(desk, out);
    expect(stateIn(desk, id)).toBe('writing');
    expect(desk.rows("SELECT * FROM message WHERE kind = 'out'")).toEqual([]);
  });

  test('and sending other words while the mail is being composed sends the other words, once', async () => {
    await using desk = await openDesk();
    const ada = hand(desk.people.ada);
    const id = await ada.open((await desk.receive()).conversationId);
    await ada.save(id, 'wrong words');
    await ada.send(id);
    const out = channel();
    let times = 0;
    out.onCompose = async () => {
      if (times++ > 0) return;
      await ada.undo(id);
      await ada.save(id, 'right words');
      await ada.send(id);
    };
    await windowEnds(desk, out);
    await windowEnds(desk, out);
    const sent = desk.rows<{ id: number }>("SELECT id FROM message WHERE kind = 'out'");
    expect(sent).toHaveLength(1);
    expect(out.composed.at(-1)).toBe('right words');
    expect(desk.row('SELECT preview FROM conversation')).toEqual({ preview: 'right words' });
  });
});

test('files keep their order when some are taken away and others added', async () => {
  await using desk = await openDesk();
  const ada = hand(desk.people.ada);
  const id = await ada.open((await desk.receive()).conversationId);
  for (const name of ['a', 'b', 'c']) await ada.attach(id, name);
  const [first] = desk.rows<{ file_id: number }>('SELECT file_id FROM attachment ORDER BY position');
  await ada.remove(id, first!.file_id);
  await ada.attach(id, 'd');
  expect(filesOf(desk, id)).toEqual(['b', 'c', 'd']);
  expect(
    (await ownDraft(desk.people.ada.ctx, await desk.people.ada.actor(), id)).files.map(({ name }) => name),
  ).toEqual(['b', 'c', 'd']);
  expect(desk.rows('SELECT name FROM file')).toHaveLength(3);
});

test('files are attached all or none: too much together, or too many', async () => {
  await using desk = await openDesk();
  const ada = hand(desk.people.ada);
  const id = await ada.open((await desk.receive()).conversationId);
  await ada.attach(id, 'large', 17_000_000);
  await expect(ada.attach(id, 'more', 1_000_001)).rejects.toMatchObject({ fields: { file: 'filesTooLarge' } });
  expect(filesOf(desk, id)).toEqual(['large']);
  await ada.attach(id, 'fits', 1_000_000);
  const second = await ada.open((await desk.receive()).conversationId);
  await expect(ada.attach(second, 'alone', 18_000_001)).rejects.toMatchObject({ fields: { file: 'fileTooLarge' } });
  for (let i = 0; i < 50; i++) await ada.attach(second, `${i}`, 0);
  await expect(ada.attach(second, 'one more', 0)).rejects.toMatchObject({ fields: { file: 'tooManyFiles' } });
});

describe('a draft', () => {
  test('is one for a person and a conversation', async () => {
    await using desk = await openDesk();
    const { conversationId } = await desk.receive();
    const ada = hand(desk.people.ada);
    const [a, b] = await Promise.all([ada.open(conversationId), ada.open(conversationId)]);
    expect(a).toBe(b);
    expect(await hand(desk.people.ben).open(conversationId)).not.toBe(a);
  });

  test('W4: of somebody else is answered as none, whatever is tried', async () => {
    await using desk = await openDesk();
    const { ada, ben } = desk.people;
    const id = await hand(ada).open((await desk.receive()).conversationId);
    await hand(ada).save(id, 'mine');
    await hand(ada).attach(id);
    const { file_id } = desk.row<{ file_id: number }>('SELECT file_id FROM attachment');
    const bens = hand(ben);
    const tries = [
      bens.save(id, 'x'),
      bens.send(id),
      bens.undo(id),
      bens.discard(id),
      bens.attach(id),
      bens.remove(id, file_id),
    ];
    for (const attempt of tries) await expect(attempt).rejects.toMatchObject({ name: 'NotFound' });
    await expect(ownDraft(ben.ctx, await ben.actor(), id)).rejects.toMatchObject({ name: 'NotFound' });
    expect(contentOf(desk, id).text).toBe('mine');
    expect(filesOf(desk, id)).toEqual(['a.txt']);
  });

  test('W4: a file is taken from the draft it is on alone', async () => {
    await using desk = await openDesk();
    const ada = hand(desk.people.ada);
    const first = await ada.open((await desk.receive()).conversationId);
    const second = await ada.open((await desk.receive()).conversationId);
    await ada.attach(first);
    const { file_id } = desk.row<{ file_id: number }>('SELECT file_id FROM attachment');
    await expect(ada.remove(second, file_id)).rejects.toMatchObject({ name: 'NotFound' });
    expect(filesOf(desk, first)).toEqual(['a.txt']);
  });

  test('W4: is seen by others only once it waits or is held', async () => {
    await using desk = await openDesk();
    const { ada, rita, sam } = desk.people;
    const { conversationId } = await desk.receive();
    const id = await hand(ada).open(conversationId);
    await hand(ada).save(id, 'half a thought');
    const conversation = (await findConversation(desk.ctx.db, conversationId))!;
    const shown = async () => draftsIn(rita.ctx, await rita.actor(), conversation);
    expect(await shown()).toEqual({ mine: null, others: [], waiting: [], held: [] });
    await hand(ada).send(id);
    expect((await shown()).waiting.map(({ content }) => content.text)).toEqual(['half a thought']);
    await expect(draftsIn(sam.ctx, await sam.actor(), conversation)).rejects.toMatchObject({ name: 'Forbidden' });
  });

  test('W4: whose author lost the right to send can be kept, saved and dropped, but not sent', async () => {
    await using desk = await openDesk();
    const ben = hand(desk.people.ben);
    const { conversationId } = await desk.receive();
    const id = await ben.open(conversationId);
    await ben.save(id, 'mine');
    desk.rows("DELETE FROM mailbox_access WHERE user_id = ? AND may = 'send_as'", desk.people.ben.id);
    await expect(ben.send(id)).rejects.toMatchObject({ name: 'Forbidden' });
    await expect(ben.attach(id)).rejects.toMatchObject({ name: 'Forbidden' });
    await ben.save(id, 'still mine');
    expect(stateIn(desk, id)).toBe('writing');
    await ben.discard(id);
    await expect(ben.open(conversationId)).rejects.toMatchObject({ name: 'Forbidden' });
  });

  test.each([
    ['lost the right to send', "DELETE FROM mailbox_access WHERE user_id = ? AND may = 'send_as'"],
    [
      'may only send on behalf',
      "UPDATE mailbox_access SET may = 'send_on_behalf' WHERE user_id = ? AND may = 'send_as'",
    ],
    ['was shut out', 'UPDATE user SET disabled_at = 1 WHERE id = ?'],
  ])('W4: whose author %s while it waited does not leave, and is kept', async (_, sql) => {
    await using desk = await openDesk();
    const ben = hand(desk.people.ben);
    const out = channel();
    const { conversationId } = await desk.receive();
    const id = await ben.open(conversationId);
    await ben.save(id, 'mine');
    await ben.send(id);
    desk.rows(sql, desk.people.ben.id);
    await windowEnds(desk, out);
    expect([stateIn(desk, id), desk.rows('SELECT * FROM recipient')]).toEqual(['not-sent', []]);
    expect(contentOf(desk, id).text).toBe('mine');
  });

  test('W4: whose author lost the mailbox is out of their reach, and is kept', async () => {
    await using desk = await openDesk();
    const ben = hand(desk.people.ben);
    const { conversationId } = await desk.receive();
    const id = await ben.open(conversationId);
    await ben.save(id, 'mine');
    desk.rows('DELETE FROM mailbox_access WHERE user_id = ?', desk.people.ben.id);
    for (const attempt of [ben.save(id, 'x'), ben.send(id), ben.discard(id)]) {
      await expect(attempt).rejects.toMatchObject({ name: 'Forbidden' });
    }
    await expect(ben.open(conversationId)).rejects.toMatchObject({ name: 'NotFound' });
    expect(contentOf(desk, id).text).toBe('mine');
  });

  test.each([
    ['nothing at all', '', [], { text: 'emptyMessage' }],
    ['blanks', ' \n\t ', [], { text: 'emptyMessage' }],
  ])('of %s is not sent', async (_, text, __, fields) => {
    await using desk = await openDesk();
    const ada = hand(desk.people.ada);
    const id = await ada.open((await desk.receive()).conversationId);
    await ada.save(id, text);
    await expect(ada.send(id)).rejects.toMatchObject({ fields });
    await ada.attach(id);
    expect(await ada.send(id)).toBe('waiting');
  });

  test.each(['support@acme.example', 'SUPPORT+c1@acme.example'])(
    'L3: to the mailbox it leaves from (%s) is not sent: it would come back as a customer’s',
    async (address) => {
      await using desk = await openDesk();
      const { conversationId } = await desk.receive();
      const id = await hand(desk.people.ben).open(conversationId);
      await hand(desk.people.ben).save(id, 'Hello');
      await expect(hand(desk.people.ben).send(id, { to: [{ name: '', address }] })).rejects.toMatchObject({
        fields: { to: 'recipientOurs' },
      });
    },
  );

  test('to nobody is not sent', async () => {
    await using desk = await openDesk();
    const ada = hand(desk.people.ada);
    const id = await ada.open((await desk.receive()).conversationId);
    await ada.save(id, 'x', 0, '', { to: [] });
    await expect(ada.send(id)).rejects.toMatchObject({ fields: { to: 'recipients' } });
    expect(stateIn(desk, id)).toBe('writing');
  });

  test('can be written and sent in a conversation that was closed meanwhile', async () => {
    await using desk = await openDesk();
    const { ada } = desk.people;
    const { conversationId } = await desk.receive();
    const id = await hand(ada).open(conversationId);
    await hand(ada).save(id, 'x');
    await setStatus(ada.ctx, await ada.actor(), conversationId, 'closed');
    expect(await hand(ada).send(id)).toBe('waiting');
    await windowEnds(desk, channel());
    expect(desk.row('SELECT status, message_count FROM conversation')).toEqual({ status: 'closed', message_count: 2 });
  });
});

test('the number of a draft that is gone is never given again', async () => {
  await using desk = await openDesk();
  const ada = hand(desk.people.ada);
  const first = await ada.open((await desk.receive()).conversationId);
  await ada.discard(first);
  const second = await ada.open((await desk.receive()).conversationId);
  expect(second).not.toBe(first);
  await expect(ada.save(first, 'for Carla')).rejects.toMatchObject({ name: 'NotFound' });
});
