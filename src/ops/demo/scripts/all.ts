import { chinese } from './chinese.ts';
import { englishSales } from './english-sales.ts';
import { englishSupport } from './english-support.ts';
import { german } from './german.ts';
import { indonesian } from './indonesian.ts';
import { korean } from './korean.ts';
import type { Script } from './script.ts';
import { turkish } from './turkish.ts';

export type { Colleague, End, Script } from './script.ts';

/** What is told in each language. */
export const SCRIPTS = {
  english: [...englishSupport, ...englishSales],
  german,
  turkish,
  korean,
  chinese,
  indonesian,
} as const satisfies Record<string, Script[]>;

export type Language = keyof typeof SCRIPTS;
