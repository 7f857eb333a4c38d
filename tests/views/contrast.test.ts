import { describe, expect, test } from 'vitest';
import { stylesheets } from '#static/css/index.ts';

const css = stylesheets.join('\n');

/** Relative luminance (WCAG 2.2) of an opaque oklch colour; matrices of CSS Color 4, section 9.2. */
function luminance([lightness, chroma, hue]: number[]): number {
  const angle = ((hue ?? 0) * Math.PI) / 180;
  const [a, b] = [(chroma ?? 0) * Math.cos(angle), (chroma ?? 0) * Math.sin(angle)];
  const L = lightness ?? 0;
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function token(name: string, scheme: 'light' | 'dark'): number {
  const pair = new RegExp(`--${name}: light-dark\\(oklch\\(([\\d. ]+)\\), oklch\\(([\\d. ]+)\\)\\)`).exec(css);
  if (!pair) throw new Error(`No colour --${name}`);
  return luminance((pair[scheme === 'light' ? 1 : 2] ?? '').split(' ').map(Number));
}

function contrast(one: string, other: string, scheme: 'light' | 'dark'): number {
  const [low = 0, high = 0] = [token(one, scheme), token(other, scheme)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['surface', 'paper', 'card', 'card-out', 'sidebar'];
const texts: [string, string[]][] = [
  ['ink', [...grounds, 'accent-soft', 'waiting-soft', 'failed-soft', 'done-soft']],
  ['ink-2', [...grounds, 'accent-soft', 'waiting-soft', 'done-soft']],
  ['ink-3', grounds],
  ['accent-ink', [...grounds, 'accent-soft', 'waiting-soft']],
  ['on-accent', ['accent', 'accent-strong']],
  ['waiting', ['waiting-soft', 'card', 'card-out']],
  ['failed', ['failed-soft', 'surface', 'card', 'card-out']],
  ['done', ['done-soft', 'card', 'card-out']],
];

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test.each(texts.flatMap(([text, on]) => on.map((ground) => [text, ground] as const)))(
    '%s can be read on %s (4.5:1)',
    (text, ground) => {
      expect(contrast(text, ground, scheme)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(
    grounds.flatMap(
      (ground) =>
        [
          ['accent', ground],
          ['field-line', ground],
        ] as const,
    ),
  )('%s can be seen on %s (3:1)', (line, ground) => {
    expect(contrast(line, ground, scheme)).toBeGreaterThanOrEqual(3);
  });
});

test('every stylesheet stands in a layer, so that none wins by accident', () => {
  for (const sheet of stylesheets.slice(1)) {
    const outside = sheet
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(/@layer [a-z]+ \{[\s\S]*?\n\}/g, '')
      .trim();
    expect(outside).toBe('');
  }
});

test('no colour of a component stands outside the tokens without both schemes', () => {
  const lonely = css.split('\n').filter((line) => /#[0-9a-f]{3,8}\b|rgb\(/.test(line));
  expect(lonely).toEqual([]);
});
