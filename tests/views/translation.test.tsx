import { describe, expect, test } from 'vitest';
import { wordsFor } from '#src/words/index.ts';
import { markWritten, pseudoWords, untranslated, visibleTexts } from '#tests/support/pseudo.ts';
import { pages } from '#tests/support/view-pages.tsx';
import * as samples from '#tests/support/view-samples.ts';

const drawn = pages(pseudoWords(wordsFor('en')), markWritten({ ...samples }), 'x-pseudo');

describe('every sentence comes from the catalogue', () => {
  test.each(drawn.map((page) => [page.name, page] as const))('on the page %s', (_, page) => {
    const left = visibleTexts(page.html())
      .map((text) => ({ text, rest: untranslated(text) }))
      .filter(({ rest }) => /\p{L}{2}/u.test(rest));
    expect(left).toEqual([]);
  });

  test('the check itself finds a sentence that was written into a view', () => {
    const [text = ''] = visibleTexts('<p aria-hidden="true">Hello there</p>');
    expect(untranslated(text)).toBe('Hello there');
  });
});
