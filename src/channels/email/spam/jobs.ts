import { messagesOf } from '#src/inbox/conversations/index.ts';
import type { EventHandler } from '#src/platform/events/index.ts';
import { jobKind } from '#src/platform/jobs/index.ts';
import { learn } from './actions/learn.ts';
import { lessonOf, messagesTaught, TEACHING_EVENTS } from './lesson.ts';
import { countKnownWords, forgetRareWords } from './words.sqlite.ts';

const MOST_LOOKED_AT = 50;

/** Learns from what people do with conversations. */
export const eventHandlers: EventHandler[] = [
  {
    name: 'spam.learn',
    events: TEACHING_EVENTS,
    async handle(ctx, events) {
      for (const event of events) {
        const lesson = lessonOf(event);
        if (!lesson) continue;
        const messages = await messagesOf(ctx.db, event.subjectId, MOST_LOOKED_AT);
        await learn(ctx, messagesTaught(messages, lesson), lesson.isSpam, lesson.isSure);
      }
    },
  },
];

const HOUR_MS = 3_600_000;
const RARE_AFTER_MS = 30 * 24 * HOUR_MS;
const MOST_WORDS = 200_000;
// Deleted in one transaction: some 20 ms.
const MOST_FORGOTTEN = 5000;

/** Keeps the table of words in bounds: those seen once and long ago go first, then those seen once. */
export const jobs = [
  jobKind({
    kind: 'spam.forget',
    everyMs: HOUR_MS,
    async apply(ctx) {
      const now = ctx.clock.now();
      const excess = Math.min(MOST_FORGOTTEN, (await countKnownWords(ctx.db)) - MOST_WORDS);
      if (excess <= 0) return;
      const forgotten = await forgetRareWords(ctx.db, now - RARE_AFTER_MS, excess);
      if (forgotten < excess) await forgetRareWords(ctx.db, now, excess - forgotten);
    },
  }),
];
