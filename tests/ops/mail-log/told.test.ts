import { expect, test } from 'vitest';
import { tell } from '#src/ops/mail-log/actions/tell.ts';
import { type Sources, storyOf } from '#src/ops/mail-log/story.ts';
import { wordsFor } from '#src/words/index.ts';
import { openDesk } from '#tests/inbox/desk.ts';
import { letter } from '#tests/support/send-letter.ts';
import { storyTitle } from '#views/ops/mail-log/story-title.ts';

const told = (mayRead: boolean): Sources => ({
  head: {
    id: 1,
    at: 1000,
    direction: 'in',
    size: 10,
    envelope: { from: 'ann@customer.test', to: ['support@ours.test'], source: 'smtp' },
  },
  error: null,
  verification: null,
  verdict: { isSpam: true, reasons: [{ kind: 'learned', probability: 0.99, words: ['diagnosis', 'salary'] }] },
  conversations: [{ id: 7, createdAt: 1000, at: 1000, mayRead, by: null }],
  events: [],
  names: new Map(),
  recipients: [],
});

test('W4: the words by which a mail was taken for spam are its own: an admin without its mailbox is not told them', () => {
  const reasonsFor = (mayRead: boolean) =>
    storyOf(told(mayRead)).flatMap((step) => (step.kind === 'judged' ? step.reasons : []));
  expect(reasonsFor(false)).toEqual([{ kind: 'learned', probability: 0.99, words: [] }]);
  expect(reasonsFor(true)).toMatchObject([{ words: ['diagnosis', 'salary'] }]);
});

test('a mail is called by its subject; who may not read it is told who is at its other end', async () => {
  await using desk = await openDesk();
  const w = wordsFor('en');
  const actor = await desk.people.ada.actor();
  const titleOf = async (subject: string) => {
    const { raw_id: rawId } = await desk.deliver(letter({ From: 'ann@customer.test', Subject: subject }));
    return storyTitle(w, await tell(desk.ctx.reader, actor, rawId));
  };
  expect([await titleOf('Order 42'), await titleOf('')]).toEqual(['Order 42', '(no subject)']);
  const hidden = { ...(await tell(desk.ctx.reader, actor, 1)), subject: null };
  expect(storyTitle(w, hidden)).toBe('Mail of carla@customer.example');
  const out = { ...hidden, head: { ...hidden.head, direction: 'out' as const }, to: ['a@x.test', 'b@x.test'] };
  expect(storyTitle(w, out)).toBe('Mail to a@x.test and 1 more');
});

test('mail without a Message-ID has none in the log, whatever name it has here', async () => {
  await using desk = await openDesk();
  const idOf = async (bytes: Uint8Array) => {
    const { raw_id: rawId } = await desk.deliver(bytes);
    return (await tell(desk.ctx.reader, await desk.people.ada.actor(), rawId)).messageId;
  };
  expect(await idOf(letter({ From: 'ann@customer.test', 'Message-ID': '<one@customer.test>' }))).toBe(
    'one@customer.test',
  );
  expect(await idOf(letter({ From: 'ann@customer.test' }))).toBe(null);
});
