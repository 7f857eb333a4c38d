/** In how many spam and ham messages a word stood; for all messages taught, their numbers. */
export type Counts = { spam: number; ham: number };

/** Fewer lessons of either kind than this say nothing yet. */
const FEWEST_LESSONS = 20;

// Robinson: a word seen rarely leans to 0.5, as if seen in one message of each before. Less would take chance for a sign.
const STRENGTH = 1;
// Words nearer to 0.5 than this tell nothing; of the others the most telling count.
const LEAST_DEVIATION = 0.2;
const MOST_TELLING = 150;
const MOST_SHOWN = 5;

export const hasLearned = ({ spam, ham }: Counts): boolean => spam >= FEWEST_LESSONS && ham >= FEWEST_LESSONS;

/**
 * How likely it is that a message with these words is spam: each word's own probability (Graham, smoothed by Robinson),
 * combined by Fisher's method as SpamBayes does. 0.5 where nothing is known. `words` are the telling ones.
 */
export function weigh(
  words: string[],
  countsOf: (word: string) => Counts | undefined,
  lessons: Counts,
): { probability: number; words: string[] } {
  const telling = words
    .map((word) => ({ word, p: wordProbability(countsOf(word), lessons) }))
    .filter(({ p }) => Math.abs(p - 0.5) >= LEAST_DEVIATION)
    .sort((a, b) => Math.abs(b.p - 0.5) - Math.abs(a.p - 0.5))
    .slice(0, MOST_TELLING);
  const spamward = telling.filter(({ p }) => p > 0.5).slice(0, MOST_SHOWN);
  return { probability: combine(telling.map(({ p }) => p)), words: spamward.map(({ word }) => word) };
}

function wordProbability(counts: Counts | undefined, lessons: Counts): number {
  const seen = counts ? counts.spam + counts.ham : 0;
  if (!counts || seen === 0) return 0.5;
  const inSpam = Math.min(1, counts.spam / lessons.spam);
  const inHam = Math.min(1, counts.ham / lessons.ham);
  return (STRENGTH * 0.5 + seen * (inSpam / (inSpam + inHam))) / (STRENGTH + seen);
}

function combine(probabilities: number[]): number {
  if (probabilities.length === 0) return 0.5;
  const sum = (of: (p: number) => number) => probabilities.reduce((total, p) => total + Math.log(of(p)), 0);
  const spam = 1 - chanceAbove(-2 * sum((p) => 1 - p), probabilities.length);
  const ham = 1 - chanceAbove(-2 * sum((p) => p), probabilities.length);
  return (1 + spam - ham) / 2;
}

/** The chance that chi-square with 2n degrees of freedom is above x. */
function chanceAbove(x: number, n: number): number {
  const half = x / 2;
  let term = Math.exp(-half);
  let sum = term;
  for (let i = 1; i < n; i++) {
    term *= half / i;
    sum += term;
  }
  return Math.min(1, sum);
}
