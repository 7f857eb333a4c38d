import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { listedAmong, wordCounts } from '../look-up.sqlite.ts';
import { type Counts, hasLearned, weigh } from '../probability.ts';
import type { LetterToJudge, SpamVerdict } from '../schema.ts';
import { patternsFor } from '../sender-pattern.ts';
import { classifier } from '../settings.ts';
import { insertVerdicts } from '../store.ts';
import { ruleOn, withLearned } from '../verdict.ts';
import { wordHash } from '../word-hash.ts';
import { lessonCounts } from '../words.sqlite.ts';
import { wordsOf } from '../words-of.ts';

/** Judges letters, in the order given, with four queries for all of them. Runs inside the transaction of their batch. */
export async function judgeLetters(ctx: Ctx, letters: LetterToJudge[]): Promise<SpamVerdict[]> {
  const lists = await listedAmong(ctx.db, [...new Set(letters.flatMap(({ from }) => patternsFor(from)))]);
  const rulings = letters.map((letter) => ruleOn(letter, lists));
  const { isOn, threshold } = await readSetting(ctx.db, classifier);
  const lessons = await lessonCounts(ctx.db);
  const toWeigh = isOn && hasLearned(lessons) ? letters.filter((_, i) => !rulings[i]!.isDecided) : [];
  const weighed = await weighLetters(ctx, toWeigh, lessons);
  return rulings.map(({ isSpam, reasons }, i) => {
    const learned = weighed.get(letters[i]!);
    return learned ? withLearned({ isSpam, reasons }, learned, threshold) : { isSpam, reasons };
  });
}

export const recordVerdicts = (ctx: Ctx, verdicts: { rawId: number; verdict: SpamVerdict }[]): Promise<void> =>
  insertVerdicts(ctx.db, verdicts);

async function weighLetters(ctx: Ctx, letters: LetterToJudge[], lessons: Counts) {
  const words = letters.map(wordsOf);
  const hashes = new Map<string, number>();
  for (const word of words.flat()) if (!hashes.has(word)) hashes.set(word, wordHash(word));
  const counts = await wordCounts(ctx.db, [...new Set(hashes.values())]);
  const countsOf = (word: string) => counts.get(hashes.get(word)!);
  return new Map(letters.map((letter, i) => [letter, weigh(words[i]!, countsOf, lessons)]));
}
