import { expect, test } from 'vitest';
import { eventHandlers } from '#src/channels/email/spam/index.ts';
import { wordHash } from '#src/channels/email/spam/word-hash.ts';
import { appendReply, putAway, restore, setStatus } from '#src/inbox/conversations/index.ts';
import { appendRaws, packRaw } from '#src/mail/raw/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import { eventsAfter } from '#src/platform/events/index.ts';
import { type Desk, openDesk } from '#tests/inbox/desk.ts';

const [learning] = eventHandlers;

/** Hands everything that happened since the last time to the handler, as following does. */
function following(desk: Desk) {
  let cursor = 0;
  return async (from = cursor) => {
    const events = await eventsAfter(desk.ctx.db, from, 1000);
    cursor = events.at(-1)?.id ?? cursor;
    const wanted = events.filter(({ name, isSilent }) => !isSilent && learning!.events.includes(name));
    await transaction(desk.ctx, (ctx) => learning!.handle(ctx, wanted));
  };
}

const counts = (desk: Desk, word: string) =>
  desk.rows<{ spam: number; ham: number }>('SELECT spam, ham FROM spam_word WHERE hash = ?', wordHash(word))[0] ?? null;
const lessons = (desk: Desk) => desk.row('SELECT spam, ham FROM spam_word WHERE hash = -1');

async function answer(desk: Desk, conversationId: number) {
  const { ben } = desk.people;
  const raw = await packRaw({
    direction: 'out',
    at: desk.clock.now(),
    bytes: Buffer.from('x'),
    envelope: { from: '', to: [], source: 'composer' },
  });
  const content = {
    headerId: `answer-${conversationId}@acme.example`,
    subject: 'Re',
    people: { from: null, to: [], cc: [], replyTo: [] },
    marks: {},
    parts: [],
    text: 'our answer',
  };
  await transaction({ ...desk.ctx, actor: `user:${ben.id}` }, async (ctx) => {
    const [rawId] = await appendRaws(ctx.db, [raw]);
    await appendReply(ctx, { conversationId, userId: ben.id, rawId: rawId!, after: { status: null }, content });
  });
}

test('a conversation marked as spam teaches its messages as spam, once, however often the event is given', async () => {
  await using desk = await openDesk();
  const follow = following(desk);
  const { ben } = desk.people;
  const { conversationId } = await desk.receive({ text: 'lottery prize' });
  await putAway(ben.ctx, await ben.actor(), conversationId, 'spam');
  await follow();
  await follow(0);
  expect(counts(desk, 'lottery')).toEqual({ spam: 1, ham: 0 });
  expect(counts(desk, 'from:customer.example')).toEqual({ spam: 1, ham: 0 });
  expect(lessons(desk)).toEqual({ spam: 1, ham: 0 });
});

test('who changes their mind takes the lesson back', async () => {
  await using desk = await openDesk();
  const follow = following(desk);
  const { ben } = desk.people;
  const { conversationId } = await desk.receive({ text: 'lottery prize' });
  await putAway(ben.ctx, await ben.actor(), conversationId, 'spam');
  await follow();
  await restore(ben.ctx, await ben.actor(), conversationId, 'spam');
  await follow();
  expect(counts(desk, 'lottery')).toEqual({ spam: 0, ham: 1 });
  expect(lessons(desk)).toEqual({ spam: 0, ham: 1 });
  await putAway(ben.ctx, await ben.actor(), conversationId, 'spam');
  await setStatus(ben.ctx, await ben.actor(), conversationId, 'closed');
  await follow();
  expect(lessons(desk)).toEqual({ spam: 0, ham: 1 });
});

test('trash is no judgement: what is restored from it teaches nothing', async () => {
  await using desk = await openDesk();
  const { ben } = desk.people;
  const { conversationId } = await desk.receive({ text: 'parcel' });
  await putAway(ben.ctx, await ben.actor(), conversationId, 'trash');
  await restore(ben.ctx, await ben.actor(), conversationId, 'trash');
  await following(desk)();
  expect(counts(desk, 'parcel')).toBeNull();
});

test('what somebody answered is wanted, but for automatic mail, and what came after the answer', async () => {
  await using desk = await openDesk();
  const { conversationId } = await desk.receive({ text: 'parcel' });
  await desk.receive({ conversationId, text: 'holiday', marks: { automatic: 'reply' } });
  await answer(desk, conversationId);
  await desk.receive({ conversationId, text: 'later' });
  await following(desk)();
  expect(counts(desk, 'parcel')).toEqual({ spam: 0, ham: 1 });
  expect(counts(desk, 'holiday')).toBeNull();
  expect(counts(desk, 'later')).toBeNull();
  expect(counts(desk, 'answer')).toBeNull();
});

test('an answer does not overrule what somebody said outright', async () => {
  await using desk = await openDesk();
  const follow = following(desk);
  const { ben } = desk.people;
  const { conversationId } = await desk.receive({ text: 'lottery' });
  await putAway(ben.ctx, await ben.actor(), conversationId, 'spam');
  await answer(desk, conversationId);
  await follow();
  expect(counts(desk, 'lottery')).toEqual({ spam: 1, ham: 0 });
});

test('what the program itself puts away teaches nothing: it would learn its own mistakes', async () => {
  await using desk = await openDesk();
  const { ben } = desk.people;
  const { conversationId } = await desk.receive({ text: 'lottery' });
  await putAway({ ...desk.ctx, actor: 'system' }, await ben.actor(), conversationId, 'spam');
  await following(desk)();
  expect(counts(desk, 'lottery')).toBeNull();
});
