import type { Words } from '#src/words/index.ts';

/** What the form asked for; each as it was typed. */
export type Typed = { q: string; from: string; until: string; before: string };

export type Place = { at: number; id: number };
type Term = { kind: 'all' } | { kind: 'id' | 'address' | 'either'; text: string };

/** A search that can be run: times in UTC ms. */
export type Search = { term: Term; from: number; until: number; before: Place | null };

type FieldError = keyof Words['mailLog']['errors'];

const EVER = 8.64e15;
const MOST_CHARS = 998;

/**
 * @param timeZone the reader's, in which times are typed
 * @returns the search, or which field can't be understood
 */
export function readSearch(
  typed: Typed,
  timeZone: string,
): { search: Search } | { errors: Record<string, FieldError> } {
  const term = termOf(typed.q.trim());
  const [from, until] = [momentOf(typed.from, timeZone), momentOf(typed.until, timeZone)];
  const errors: Record<string, FieldError> = {};
  if (!term) errors.q = 'term';
  if (from === undefined) errors.from = 'time';
  if (until === undefined) errors.until = 'time';
  if (!term || from === undefined || until === undefined) return { errors };
  if (from !== null && until !== null && from > until) return { errors: { until: 'order' } };
  return { search: { term, from: from ?? 0, until: until ?? EVER, before: placeOf(typed.before) } };
}

/** An address, `@domain`, a bare domain, a Message-ID in its brackets, or what may be either of the two. */
function termOf(q: string): Term | null {
  if (q === '') return { kind: 'all' };
  if (q.length > MOST_CHARS || /\s/.test(q)) return null;
  if (/^<.+>$/.test(q)) return { kind: 'id', text: q.slice(1, -1) };
  if (q.includes('@')) return { kind: q.startsWith('@') ? 'address' : 'either', text: q };
  return q.includes('.') ? { kind: 'address', text: `@${q}` } : null;
}

/** What an input of type datetime-local sends. null: nothing typed; undefined: no time. */
function momentOf(text: string, timeZone: string): number | null | undefined {
  if (text === '') return null;
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return undefined;
  }
}

function placeOf(text: string): Place | null {
  const match = /^(\d{1,16})-(\d{1,15})$/.exec(text);
  return match ? { at: Number(match[1]), id: Number(match[2]) } : null;
}

export const writePlace = ({ at, id }: Place): string => `${at}-${id}`;
