import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '#migrations/index.ts';
import { actorOf } from '#src/company/access/index.ts';
import { findMailbox } from '#src/company/mailboxes/index.ts';
import { findUser } from '#src/company/users/index.ts';
import { ownDraft } from '#src/inbox/drafts/index.ts';
import { migrate, nextId, openDatabase } from '#src/platform/db/index.ts';
import { temporaryFolder, testMachine } from '../support/machine.ts';

/** What people had in a database of the second schema: a mailbox with rights, a conversation, a draft with a file. */
const FILLED = `
  INSERT INTO user (id, email, name, role, password_hash, created_at) VALUES (1, 'ada@acme.example', 'Ada', 'admin', 'x', 1);
  INSERT INTO mailbox (id, name, sender_name, created_at) VALUES (1, 'Support', 'Acme Support', 1);
  INSERT INTO mailbox_address VALUES ('support@acme.example', 1, 1);
  INSERT INTO mailbox_access VALUES (1, 1, 'full'), (1, 1, 'send_as');
  INSERT INTO event (at, name, actor, subject, subject_id, mailbox_id, data)
    VALUES (1, 'access.granted', 'user:1', 'user', 1, 1, '{"mays":["full","send_as"]}');
  INSERT INTO contact (id, created_at) VALUES (1, 1);
  INSERT INTO conversation (id, mailbox_id, contact_id, last_message_at, last_message_id, subject, created_at) VALUES (1, 1, 1, 1, 1, 'S', 1);
  INSERT INTO message (id, conversation_id, kind, contact_id, at, body) VALUES (1, 1, 'in', 1, 1, x'');
  INSERT INTO draft (id, conversation_id, user_id, kind, content, base_message_id, updated_at)
    VALUES (7, 1, 1, 'reply', '{"text":"Half","html":"","to":[],"andClose":true}', 1, 1), (9, 1, 1, 'reply', '{}', 1, 1)
    ON CONFLICT DO NOTHING;
  INSERT INTO file VALUES (3, 'plan.txt', 'text/plain', 1, 1, x'00');
  INSERT INTO attachment VALUES (3, 7, 0);
  UPDATE sqlite_sequence SET seq = 9 WHERE name = 'draft';
  UPDATE conversation SET waiting_since_at = 1;
  INSERT INTO event (at, name, actor, subject, subject_id) VALUES (1, 'recipient.sent', 'system', 'raw', 12);`;

test('a filled database of the schema before goes on with all that was in it', async () => {
  using folder = temporaryFolder();
  const database = openDatabase(join(folder.path, 'postroom.db'));
  migrate(database, migrations.slice(0, 2));
  database.sqlite.exec(FILLED);
  migrate(database, migrations);
  const rows = (sql: string) => database.sqlite.query(sql).all();
  expect(rows('PRAGMA foreign_key_check')).toEqual([]);

  await using machine = testMachine();
  const ctx = { ...machine.ctx, db: database.writer, reader: database.reader };
  const actor = await actorOf(ctx.db, (await findUser(ctx.db, 1))!);
  expect([...actor.grants]).toEqual([[1, new Set(['full', 'send_as'])]]);
  expect(await findMailbox(ctx.db, 1)).toMatchObject({ addresses: ['support@acme.example'], signature: '' });
  // The half-written answer, with its file and what was to become of the conversation.
  const draft = await ownDraft(ctx, actor, 7);
  expect(draft).toMatchObject({ conversationId: 1, mailboxId: 1, kind: 'reply' });
  expect(draft.content).toMatchObject({ text: 'Half', from: null, cc: [], after: { status: 'closed' } });
  expect(rows('SELECT file_id, draft_id FROM attachment')).toEqual([{ file_id: 3, draft_id: 7 }]);
  // Ids are never given twice, also not those of drafts that are gone.
  expect(rows("SELECT seq FROM sqlite_sequence WHERE name = 'draft'")).toEqual([{ seq: 9 }]);
  // Nor those of mails that are gone and still told of; who waits is counted.
  expect(await nextId(database.writer.withTables<{ raw: { id: number } }>(), 'raw')).toBe(13);
  expect(rows("SELECT n FROM tally WHERE list = 'waiting'")).toEqual([{ n: 1 }]);
  // Who was let in stands in the mailbox's story.
  expect(rows("SELECT subject, subject_id, json_extract(data, '$.userId') AS user FROM event WHERE id = 1")).toEqual([
    { subject: 'mailbox', subject_id: 1, user: 1 },
  ]);
  await database.close();
});
