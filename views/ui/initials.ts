const wide = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const first = (word: string) => [...word].find((character) => /[\p{L}\p{N}]/u.test(character)) ?? '';

/** One or two letters that stand for a name; names in Han or Hangul give their first character, as is the custom. */
export function initials(name: string): string {
  const words = name
    .replaceAll(/["'<>()[\]]/g, ' ')
    .trim()
    .split(/[\s@]+/)
    .filter((word) => first(word) !== '');
  const start = first(words[0] ?? '');
  if (start === '') return '?';
  if (wide.test(start) || words.length === 1 || name.includes('@')) return start.toUpperCase();
  return (start + first(words.at(-1) ?? '')).toUpperCase();
}
