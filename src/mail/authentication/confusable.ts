/** Letters that are drawn like others, by Unicode's list of confusables as far as names of domains use them. */
const DRAWN_LIKE: [letters: string, like: string][] = [
  ['аɑα', 'a'],
  ['Ьƅ', 'b'],
  ['сϲᴄ', 'c'],
  ['ԁɗ', 'd'],
  ['еєҽ', 'e'],
  ['ɡց', 'g'],
  ['һհ', 'h'],
  ['іıɩι', 'i'],
  ['јϳ', 'j'],
  ['кκ', 'k'],
  ['ӏⅼ|1', 'l'],
  ['м', 'm'],
  ['пո', 'n'],
  ['оοօ0', 'o'],
  ['рρ', 'p'],
  ['ԛզ', 'q'],
  ['гᴦ', 'r'],
  ['ѕ', 's'],
  ['тτ', 't'],
  ['υսц', 'u'],
  ['ѵν', 'v'],
  ['ԝωա', 'w'],
  ['хχ', 'x'],
  ['уγү', 'y'],
  ['ᴢ', 'z'],
];
const LIKE = new Map(DRAWN_LIKE.flatMap(([letters, like]) => [...letters].map((letter) => [letter, like] as const)));

/** What a text looks like at a glance: marks off, letters by their shape. Two that differ and share it are look-alikes. */
export function skeleton(text: string): string {
  const bare = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return [...bare]
    .map((letter) => LIKE.get(letter) ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Hebrew', 'Arabic', 'Thai', 'Georgian'].map(
  (name) => new RegExp(`\\p{Script=${name}}`, 'u'),
);

/**
 * Whether a domain in Unicode is written to be read as another: letters of two alphabets in one label, or a label of a foreign
 * alphabet alone that can be read as Latin (all of `аррӏе` is Cyrillic). A name in one alphabet, as `müller` or `почта`, is honest.
 */
export function isDeceptiveDomain(domain: string): boolean {
  return domain.split('.').some((label) => {
    if (!/\P{ASCII}/u.test(label)) return false;
    const scripts = SCRIPTS.filter((script) => script.test(label)).length;
    return scripts > 1 || (!/[a-z]/i.test(label) && /^[a-z0-9-]+$/.test(skeleton(label)));
  });
}
