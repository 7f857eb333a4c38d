import { describe, expect, test } from 'vitest';
import { fieldErrors, languages, pickLanguage, wordsFor } from '#src/words/index.ts';

describe('pickLanguage', () => {
  const available = ['en', 'de', 'pt-BR'];

  test.each([
    ['de', 'en', 'de'],
    [null, 'ko, de;q=0.5, en;q=0.9', 'en'],
    [null, 'de-AT,de;q=0.9', 'de'],
    [null, 'pt', 'pt-BR'],
    [null, 'ko, ja', 'en'],
    [null, 'de;q=0, en', 'en'],
    [null, null, 'en'],
    [null, ';;,,q=', 'en'],
    ['ko', 'de', 'de'],
  ])('of the person’s %s and the browser’s %s makes %s', (person, browser, chosen) => {
    expect(pickLanguage(person, browser, available)).toBe(chosen);
  });
});

test('a language without a catalogue gets English', () => {
  expect(languages).toContain('en');
  expect(wordsFor('xx')).toBe(wordsFor('en'));
});

test('errors of fields become sentences, also those that no sentence is known for', () => {
  const w = wordsFor('en');
  expect(fieldErrors(w, { name: 'required', address: 'nonsense', email: 'toString' })).toEqual({
    name: w.errors.fields.required,
    address: w.errors.fields.invalid,
    email: w.errors.fields.invalid,
  });
});
