// Line and paragraph separators break rows, the bidi embeddings and overrides make text read as something else,
// zero-width characters hide in names (hazards M3, A7). Plain direction marks (U+200E/F) stay: right-to-left needs them.
const UNFIT_FOR_ONE_LINE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]+/gu;

/** Text of any length as a database and JSON can hold it: well-formed Unicode, no NUL, `\n` line ends. */
export const cleanText = (text: string): string => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed();

/** A header's text on one line, at most `maxChars` long. */
export function cleanLine(text: string, maxChars: number): string {
  const line = text
    .slice(0, maxChars * 4)
    .replace(UNFIT_FOR_ONE_LINE, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return line.slice(0, maxChars).toWellFormed();
}

const MOST_SAID = 500;

/**
 * What a server or the machine said, as one line for logs, pages and terminals. Nobody needs a format character there: marks
 * of direction, joiners and zero-width ones go too.
 */
export function printableLine(text: string, maxChars = MOST_SAID): string {
  const line = text
    .slice(0, maxChars * 4)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line.slice(0, maxChars).toWellFormed();
}
