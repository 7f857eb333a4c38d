import type { DateSetting, Words } from '#src/words/index.ts';

/** What every view needs: the sentences. */
export type Worded = { w: Words };

/** What a view needs that shows dates: the sentences, and how this person reads a clock. */
export type Dated = Worded & DateSetting;

/** An address with the name its owner gave it, if any. Hostile: only ever text. */
export type Address = { name: string | null; address: string };

/** A colleague. */
export type Person = { id: number; name: string };

/** A form that came back: sentences by field, and what had been typed. */
export type FormState = { errors: Record<string, string>; values: Record<string, string> };
