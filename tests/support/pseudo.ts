import type { Words } from '#src/words/index.ts';

const accented: Record<string, string> = {
  a: 'á',
  e: 'é',
  i: 'ï',
  o: 'ö',
  u: 'û',
  A: 'Å',
  E: 'É',
  I: 'Ï',
  O: 'Ø',
  U: 'Û',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  y: 'ý',
};

/** A sentence as a foreign language would have it: accented, a third longer, and in brackets that show where it begins and ends. */
export function pseudoText(text: string): string {
  const strange = text.replaceAll(/[a-zA-Z]/g, (letter) => accented[letter] ?? letter);
  return `⟦${strange}${'~'.repeat(Math.ceil(text.length / 3))}⟧`;
}

function pseudo(value: unknown): unknown {
  if (typeof value === 'string') return pseudoText(value);
  if (typeof value === 'function') return (...args: unknown[]) => pseudoText(String(value(...args)));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pseudo(inner)]));
}

/** The whole catalogue in the pseudo-language. */
export const pseudoWords = (words: Words) => pseudo(words) as Words;

const markup = /^(html|bodyHtml)$/;
const written =
  /^(subject|who|preview|name|address|email|company|mailboxName|teamName|jobTitle|text|note|answer|author|title|where|zone|word|symbol)$/;

/** Sample data with everything that people wrote in guillemets, so that it can be told from sentences of ours. */
export function markWritten<T>(value: T, key = ''): T {
  if (typeof value === 'string' && markup.test(key)) return (value && '«»') as T;
  if (typeof value === 'string') return (written.test(key) && value ? `«${value}»` : value) as T;
  if (Array.isArray(value)) return value.map((item) => markWritten(item, key.replace(/s$/, ''))) as T;
  if (value === null || typeof value !== 'object') return value;
  // The name of an event is ours.
  const keep = 'kind' in value && value.kind === 'event';
  return Object.fromEntries(
    Object.entries(value).map(([inner, item]) => [inner, keep && inner === 'name' ? item : markWritten(item, inner)]),
  ) as T;
}

/** What a page shows or says aloud: text between tags and the attributes that are read out, without dates and code. */
export function visibleTexts(html: string): string[] {
  const body = html
    .replaceAll(/(class="avatar[^"]*"[^>]*>(?:<span aria-hidden="true">)?)[^<]*/g, '$1')
    .replaceAll(/<(time|kbd|samp|svg|style|script)\b[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<span class="key"[^>]*>[\s\S]*?<\/span>/g, ' ');
  const attributes = [
    ...body.matchAll(
      /\s(?:aria-label|title|placeholder|alt|data-(?:placeholder|saving|saved|failed|lost|default|offline|announce|label|cancel|too-large))="([^"]*)"/g,
    ),
  ];
  const texts = body.split(/<[^>]*>/);
  return [...texts, ...attributes.map((match) => match[1] ?? '')].map((text) => text.trim()).filter(Boolean);
}

/** A sentence may stand in another one as what it tells: the innermost goes first. */
function withoutSentences(text: string): string {
  const less = text.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
  return less === text ? text : withoutSentences(less);
}

/** What is left of a text when catalogue, written data and plain figures are taken away: untranslated if it has letters. */
export const untranslated = (text: string) =>
  withoutSentences(text)
    .replaceAll(/«[^»]*»/g, '')
    .replaceAll(/(?:\b[A-Z0-9]{2,5} )?\b[\d.]+ (?:bytes?|kB|MB)\b|https:\/\//g, '')
    .replaceAll(/&[a-z#0-9]+;/g, '')
    .trim();
