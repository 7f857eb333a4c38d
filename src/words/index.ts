// Every sentence that people read, one folder a language, one file a feature, and the formatters that go with them.
// English is complete and its type is the type of every other language: a missing sentence is a compile error.
// Owns no table, emits and handles no event.
import { en } from './en/index.ts';

export { alarmText } from './alarm-text.ts';
export { calendarDay, clockTime, type DateSetting, exactTime, fullDate, messageDate, shortDate } from './dates.ts';
export { duration } from './durations.ts';
export { fieldErrors } from './field-errors.ts';
export { pickLanguage } from './languages.ts';
export { fileSize, shortCount, wholeNumber } from './numbers.ts';
export { plural } from './plural.ts';
export { refusedForm } from './refused-form.ts';
export { type SpamReason, spamReasonText } from './spam-reason.ts';

/** All sentences of one language. */
export type Words = typeof en;

const catalogues: Record<string, Words> = { en };

/** The languages that have a catalogue, best known first; feed them to `pickLanguage`. */
export const languages = Object.keys(catalogues);

/** The catalogue of a language tag such as `en`; English where there is none. */
export const wordsFor = (language: string): Words => catalogues[language] ?? en;
