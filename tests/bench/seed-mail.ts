import type { Database as Sqlite } from 'bun:sqlite';
import type { Random } from '#src/lib/random.ts';
import { headerHash } from '#src/mail/message-id/index.ts';
import { inserter } from './inserter.ts';
import { MAILBOXES, type Reader, USERS } from './seed-company.ts';
import { createSamples } from './seed-samples.ts';

const BEGAN = Date.UTC(2020, 0, 1);
const SPAN_MS = 6 * 365 * 24 * 3_600_000;
const MESSAGES_PER_CONTACT = 12;
const MOST_MESSAGES = 5;
const ENVELOPE = '{"from":"a@customer.example","to":["b@acme.example"],"source":"smtp"}';

type Tables = ReturnType<typeof openTables>;
type Conversation = {
  id: number;
  mailboxId: number;
  contactId: number;
  assigneeId: number | null;
  status: string;
  createdAt: number;
};
type Writing = { tables: Tables; random: Random; samples: ReturnType<typeof createSamples> };

const addressOf = (contactId: number) => `contact${contactId}@customer${contactId % 997}.example`;

/** Conversations of 1 to 5 messages over six years; what is old is closed, as in every archive. */
export function seedMail(sqlite: Sqlite, random: Random, messages: number, reader: Reader): void {
  const writing: Writing = { tables: openTables(sqlite), random, samples: createSamples(random) };
  const { tables, samples } = writing;
  const contacts = Math.ceil(messages / MESSAGES_PER_CONTACT);
  for (let id = 1; id <= contacts; id++) {
    tables.contact.row(id, samples.name(), BEGAN);
    tables.contactAddress.row(addressOf(id), id);
  }
  for (let id = 1, written = 0; written < messages; id++) {
    const count = Math.min(random.between(1, MOST_MESSAGES), messages - written);
    const age = written / messages;
    const conversation = {
      id,
      mailboxId: mailboxOf(random, reader),
      contactId: 1 + random.below(contacts),
      assigneeId: random.next() < 0.7 ? 1 + random.below(USERS) : null,
      status: statusOf(random, age),
      createdAt: BEGAN + Math.floor(SPAN_MS * age),
    };
    writeConversation(writing, conversation, written + 1, count, reader);
    written += count;
  }
  for (const table of Object.values(tables)) table.end();
}

function openTables(sqlite: Sqlite) {
  const open = (table: string, columns: string) => inserter(sqlite, table, columns);
  return {
    contact: open('contact', 'id name created_at'),
    contactAddress: open('contact_address', 'address contact_id'),
    conversation: open(
      'conversation',
      'id mailbox_id contact_id status assignee_id waiting_since_at last_message_at last_message_id message_count subject preview created_at closed_at',
    ),
    raw: open('raw', 'id direction at size digest envelope bytes'),
    message: open(
      'message',
      'id conversation_id raw_id kind contact_id user_id at header_hash header_id subject people body',
    ),
    participant: open('participant', 'conversation_id contact_id'),
    recipient: open('recipient', 'raw_id address state attempts queued_at at'),
    event: open('event', 'at name actor subject subject_id mailbox_id data'),
    seen: open('seen', 'conversation_id user_id message_id'),
  };
}

/** A quarter of all mail goes to one mailbox, as it does. */
const mailboxOf = (random: Random, { mailboxIds }: Reader) =>
  random.next() < 0.25 ? mailboxIds[0]! : 1 + random.below(MAILBOXES);

function statusOf(random: Random, age: number): string {
  if (age < 0.5 && random.next() < 0.9) return 'closed';
  const draw = random.next();
  if (draw < 0.03) return 'open';
  if (draw < 0.05) return 'pending';
  if (draw < 0.065) return 'spam';
  return draw < 0.07 ? 'trash' : 'closed';
}

function writeConversation(
  writing: Writing,
  conversation: Conversation,
  firstId: number,
  count: number,
  reader: Reader,
): void {
  const { tables, random, samples } = writing;
  const { id, mailboxId, contactId, assigneeId, status, createdAt } = conversation;
  const subject = samples.subject();
  let at = createdAt;
  for (let nth = 0; nth < count; nth++) {
    at += random.between(60_000, 40_000_000);
    writeMessage(writing, conversation, { id: firstId + nth, at, subject, isOut: nth % 2 === 1 });
  }
  const lastId = firstId + count - 1;
  const isEnded = status !== 'open' && status !== 'pending';
  const [waitingSince, closedAt] = [status === 'open' ? at : null, isEnded ? at : null];
  tables.conversation.row(
    ...[id, mailboxId, contactId, status, assigneeId, waitingSince, at, lastId, count, subject, samples.preview()],
    ...[createdAt, closedAt],
  );
  tables.participant.row(id, contactId);
  if (isEnded) tables.event.row(at, 'conversation.closed', 'user:1', 'conversation', id, mailboxId, '{}');
  else if (random.next() < 0.5) tables.seen.row(id, reader.userId, lastId);
}

type NewMessage = { id: number; at: number; subject: string; isOut: boolean };

function writeMessage(writing: Writing, conversation: Conversation, { id, at, subject, isOut }: NewMessage): void {
  const { tables, random, samples } = writing;
  const { mailboxId, contactId, assigneeId } = conversation;
  const [customer, us] = [addressOf(contactId), `box${mailboxId}@acme.example`];
  const people = JSON.stringify({
    from: { name: 'Somebody', address: isOut ? us : customer },
    to: [{ name: '', address: isOut ? customer : us }],
    cc: [],
    replyTo: [],
  });
  const headerId = `${id}.${random.below(1e9)}@customer.example`;
  const { raw, size, body } = samples.mail();
  const kind = isOut ? 'out' : 'in';
  const [userId, fromId] = isOut ? [assigneeId ?? 1, null] : [null, contactId];
  tables.raw.row(id, kind, at, size, random.bytes(32), ENVELOPE, raw);
  tables.message.row(
    ...[id, conversation.id, id, kind, fromId, userId, at, headerHash(headerId), headerId, subject, people, body],
  );
  if (isOut) tables.recipient.row(id, customer, 'sent', 1, at, at);
  const [name, actor] = isOut ? ['message.queued', `user:${userId}`] : ['message.received', `contact:${contactId}`];
  tables.event.row(at, name, actor, 'conversation', conversation.id, mailboxId, `{"messageId":${id}}`);
}
