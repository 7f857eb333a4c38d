import type { en } from './en/index.ts';

/** Turns {field: sentence key} of an `Invalid` into {field: sentence}; a key that has no sentence gives a general one. */
export function fieldErrors(w: typeof en, fields: Record<string, string>): Record<string, string> {
  const sentences: Record<string, string> = w.errors.fields;
  return Object.fromEntries(
    Object.entries(fields).map(([field, key]) => [
      field,
      (Object.hasOwn(sentences, key) && sentences[key]) || w.errors.fields.invalid,
    ]),
  );
}
