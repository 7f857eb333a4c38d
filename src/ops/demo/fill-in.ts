import type { Random } from '#src/lib/random.ts';

/** What stands for the gaps of a script. */
export type Gaps = { product: string; order: string; city: string; first: string; me: string };

/** A script's text as it is told once: one of each `[a|b]`, and each `{gap}` filled. */
export const fillIn = (text: string, gaps: Gaps, random: Random): string =>
  text
    .replace(/\[([^[\]]*\|[^[\]]*)\]/g, (_, choices: string) => random.pick(choices.split('|')))
    .replace(/\{(product|order|city|first|me)\}/g, (_, gap: keyof Gaps) => gaps[gap]);
