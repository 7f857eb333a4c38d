import { expect, test } from 'vitest';
import { newerThan, newestMessage } from '#src/inbox/conversations/index.ts';
import { SALES, startInbound } from '../inbound.ts';

const JUNE = Date.UTC(2020, 5, 1);
const JULY = Date.UTC(2020, 6, 1);

type Row = { id: number; mailbox_id: number; status: string; waiting_since_at: number | null; last_message_at: number };
const conversations = (inbound: ReturnType<typeof startInbound>) =>
  inbound.all<Row>('SELECT id, mailbox_id, status, waiting_since_at, last_message_at FROM conversation ORDER BY id');
const events = (inbound: ReturnType<typeof startInbound>) =>
  inbound.all<{ name: string; actor: string; is_silent: number }>(
    "SELECT name, actor, is_silent FROM event WHERE name LIKE 'message.%' OR name LIKE 'conversation.%' ORDER BY id",
  );

test('what an account fetches goes to its mailbox, whoever it is addressed to, at the time its server got it', async () => {
  await using inbound = startInbound();
  await inbound.fetch({ arrivedAt: JUNE }, inbound.mail('moved', { To: 'old-address@elsewhere.test' }));
  expect(conversations(inbound)).toEqual([
    { id: 1, mailbox_id: 2, status: 'open', waiting_since_at: JUNE, last_message_at: JUNE },
  ]);
});

test('the same bytes fetched again, however much later, stay one message', async () => {
  await using inbound = startInbound();
  await inbound.fetch({ arrivedAt: JUNE }, inbound.mail('once'));
  inbound.clock.turn(60 * 24 * 3600 * 1000);
  await inbound.fetch({ arrivedAt: JUNE }, inbound.mail('once'));
  expect(inbound.where('once')).toHaveLength(1);
  expect(inbound.all('SELECT 1 FROM raw')).toHaveLength(1);
});

test('mail from before the cut-off lies in closed conversations, on its own date, and nobody is told', async () => {
  await using inbound = startInbound();
  await inbound.fetch(
    { arrivedAt: JUNE, isHistory: true },
    inbound.mail('old'),
    inbound.mail('older', { 'In-Reply-To': '<old@customer.test>' }),
  );
  const [id] = inbound.where('old');
  expect(inbound.where('older')).toEqual([id]);
  expect(conversations(inbound)).toEqual([
    { id, mailbox_id: 2, status: 'closed', waiting_since_at: null, last_message_at: JUNE },
  ]);
  expect(events(inbound).every(({ is_silent }) => is_silent === 1)).toBe(true);
});

test('history that belongs to a living conversation is put beside it and changes nothing there', async () => {
  await using inbound = startInbound();
  await inbound.fetch({}, inbound.mail('living', { References: '<past@customer.test>' }));
  const [id] = inbound.where('living');
  const before = conversations(inbound);
  const base = inbound.all<{ id: number }>('SELECT max(id) AS id FROM message')[0]!.id;
  await inbound.fetch(
    { arrivedAt: JUNE, isHistory: true },
    inbound.mail('past', { 'In-Reply-To': '<living@customer.test>' }),
  );
  expect(inbound.where('past')).toEqual([id]);
  expect(conversations(inbound)).toEqual(before);
  const reply = { conversationId: id!, baseMessageId: base, userId: 1 };
  expect(await newestMessage(inbound.ctx.reader, newerThan(reply))).toBeNull();
});

test('an answer written in a mail program joins its conversation as ours, by whom From or Sender names, and ends the wait', async () => {
  await using inbound = startInbound();
  await inbound.fetch({}, inbound.mail('question'));
  const [id] = inbound.where('question');
  const fields = {
    From: SALES,
    Sender: 'Ada <ADA@acme.example>',
    To: 'ann@customer.test',
    'In-Reply-To': '<question@customer.test>',
  };
  await inbound.fetch({ isSent: true, arrivedAt: JULY, folder: 'Sent' }, inbound.mail('answer', fields));
  expect(inbound.where('answer')).toEqual([id]);
  const sent = inbound.all("SELECT kind, user_id, contact_id FROM message WHERE subject = 'answer'");
  expect(sent).toEqual([{ kind: 'out', user_id: 1, contact_id: null }]);
  expect(conversations(inbound)[0]).toMatchObject({ status: 'open', waiting_since_at: null });
  expect(events(inbound).at(-1)).toEqual({ name: 'message.sent-outside', actor: 'user:1', is_silent: 0 });
});

test('a mail that one of us began elsewhere is a conversation with whom it went to, and nobody waits there', async () => {
  await using inbound = startInbound();
  const fields = { From: SALES, To: `${SALES}, Bob <bob@customer.test>` };
  await inbound.fetch({ isSent: true, folder: 'Sent' }, inbound.mail('offer', fields));
  expect(inbound.all('SELECT address FROM contact_address')).toEqual([{ address: 'bob@customer.test' }]);
  expect(conversations(inbound)[0]).toMatchObject({ mailbox_id: 2, status: 'open', waiting_since_at: null });
  await inbound.fetch(
    {},
    inbound.mail('thanks', { From: 'bob@customer.test', 'In-Reply-To': '<offer@customer.test>' }),
  );
  expect(inbound.where('thanks')).toEqual(inbound.where('offer'));
});

test('our own answer that lies in the Sent folder, changed by a relay on its way, is not doubled', async () => {
  await using inbound = startInbound();
  await inbound.fetch({}, inbound.mail('question'));
  const [id] = inbound.where('question');
  const headerId = await inbound.answer(id!);
  const copy = inbound.mail('answered', { From: SALES, 'Message-ID': `<${headerId}>`, 'X-Relay': 'yes' });
  await inbound.fetch({ isSent: true, folder: 'Sent' }, copy);
  expect(inbound.conversation(id!).message_count).toBe(2);
  expect(inbound.where('answered')).toEqual([]);
});

test('S16: by SMTP a Message-ID alone still proves nothing, after the same one was fetched', async () => {
  await using inbound = startInbound();
  await inbound.fetch({}, inbound.mail('first'));
  await inbound.receiveMail('other', { 'Message-ID': '<first@customer.test>', From: 'eve@evil.test' }, { to: SALES });
  expect(inbound.where('other')).toHaveLength(1);
});
