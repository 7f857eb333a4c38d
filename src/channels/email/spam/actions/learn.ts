import { type Message, textsOf } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { lessonsOf, writeLesson } from '../store.ts';
import { wordHash } from '../word-hash.ts';
import { countWords } from '../words.sqlite.ts';
import { wordsOf } from '../words-of.ts';

/**
 * Teaches the classifier, each message once. Said otherwise later, what was learned is taken back first; `isSure` is what a
 * person said outright, which what people merely do (an answer) does not overrule.
 */
export async function learn(ctx: Ctx, messages: Message[], isSpam: boolean, isSure: boolean): Promise<void> {
  const ids = messages.map(({ id }) => id);
  const known = await lessonsOf(ctx.db, ids);
  const fresh = messages.filter(({ id }) => (known.has(id) ? isSure && known.get(id) !== isSpam : true));
  const texts = await textsOf(
    ctx.db,
    fresh.map(({ id }) => id),
  );
  for (const message of fresh) {
    const words = wordsOf({ ...message, from: message.people.from?.address ?? '', text: texts.get(message.id) ?? '' });
    const [taught, takenBack] = [1, known.has(message.id) ? -1 : 0];
    const change = isSpam ? { spam: taught, ham: takenBack } : { spam: takenBack, ham: taught };
    await countWords(ctx.db, [...new Set(words.map(wordHash))], change, ctx.clock.now());
    await writeLesson(ctx.db, message.id, isSpam);
  }
}
