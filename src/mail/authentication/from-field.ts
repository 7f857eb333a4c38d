import libmime from 'libmime';
import { headerFields } from './header-fields.ts';

/** The first From field of a mail, encoded words read. */
export function fromField(bytes: Uint8Array): string {
  const field = headerFields(bytes).find(({ name }) => name === 'from');
  return field ? nameIn(field.value) : '';
}

/** A field's bytes as text, encoded words read. */
export const nameIn = (value: string): string => libmime.decodeWords(Buffer.from(value, 'latin1').toString('utf8'));

// Overrides and isolates of direction, the invisible ones, and control characters. Joiners shape Persian and emoji, marks
// of direction stand in honest Hebrew: those are left alone, but for joiners between Latin letters.
const DISGUISE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
  /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]|[a-z][\u200c\u200d][a-z]/i;

/** Whether a name holds characters that only hide what it says (hazards A7). */
export const isDisguisedName = (name: string): boolean => DISGUISE.test(name);
