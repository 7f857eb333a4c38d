import libmime from 'libmime';
import { cleanLine } from '#src/lib/clean-text.ts';

const MOST_CHARS = 2000;

/** A header's value with its encoded words (RFC 2047) as people read them; null where it has none. */
export function decodedWords(value: string): string | null {
  if (!/=\?[^?\s]{1,60}\?[bq]\?/i.test(value)) return null;
  try {
    return cleanLine(libmime.decodeWords(value.slice(0, MOST_CHARS * 4)), MOST_CHARS);
  } catch {
    return null;
  }
}
