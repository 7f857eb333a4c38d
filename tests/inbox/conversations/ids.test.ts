import { expect, test } from 'vitest';
import { reindex } from '#src/channels/email/ingest/index.ts';
import { openDesk } from '../desk.ts';

const letter = (subject: string) =>
  Buffer.from(`From: carla@customer.example\r\nTo: support@acme.example\r\nSubject: ${subject}\r\n\r\nHello\r\n`);

test('the ids of a conversation, a message and a mail that were removed are not given again, also after reindex', async () => {
  await using desk = await openDesk();
  await desk.deliver(letter('stays'));
  const gone = await desk.deliver(letter('is removed'));
  for (const table of ['participant', 'message', 'event'])
    desk.rows(
      `DELETE FROM ${table} WHERE ${table === 'event' ? 'subject_id' : 'conversation_id'} = ?`,
      gone.conversation_id,
    );
  desk.rows('DELETE FROM conversation WHERE id = ?', gone.conversation_id);
  desk.rows('DELETE FROM raw WHERE id = ?', gone.raw_id);
  await reindex(desk.ctx, () => {});

  const next = await desk.deliver(letter('comes later'));
  expect(next).toEqual({ id: gone.id + 1, conversation_id: gone.conversation_id + 1, raw_id: gone.raw_id + 1 });
});
