import { expect, test } from 'vitest';
import { type Sources, storyOf } from '#src/ops/mail-log/story.ts';

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
  recipients: [],
});

test('W4: the words by which a mail was taken for spam are its own: an admin without its mailbox is not told them', () => {
  const reasonsFor = (mayRead: boolean) =>
    storyOf(told(mayRead)).flatMap((step) => (step.kind === 'judged' ? step.reasons : []));
  expect(reasonsFor(false)).toEqual([{ kind: 'learned', probability: 0.99, words: [] }]);
  expect(reasonsFor(true)).toMatchObject([{ words: ['diagnosis', 'salary'] }]);
});
