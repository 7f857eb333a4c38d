import { describe, expect, test } from 'vitest';
import { fileSize, plural, shortCount, wholeNumber, wordsFor } from '#src/words/index.ts';

const w = wordsFor('en');

describe('events', () => {
  test('taking a conversation reads differently from giving it away', () => {
    expect(w.events.sentence('conversation.assigned', 'Mara', { to: 'Mara' })).toBe('Mara took this');
    expect(w.events.sentence('conversation.assigned', 'Mara', { to: 'Jonas' })).toBe('Mara assigned this to Jonas');
    expect(w.events.sentence('conversation.assigned', null, { to: null })).toBe('Assignee removed');
  });

  test('an event that the catalogue does not know is a plain line', () => {
    expect(w.events.sentence('call.missed', 'Mara', {})).toBe('Mara: call.missed');
    expect(w.events.sentence('constructor', null, {})).toBe('constructor');
  });
});

test('plurals follow the language', () => {
  const forms = { one: 'письмо', few: 'письма', many: 'писем', other: 'письма' };
  expect([1, 3, 5, 21].map((count) => plural('ru', count, forms))).toEqual(['письмо', 'письма', 'писем', 'письмо']);
  expect(plural('ko', 1, { one: 'unused', other: '개' })).toBe('개');
  expect(w.inbox.olderMessages(1)).toBe('1 older message');
  expect(w.inbox.olderMessages(1200)).toBe('1,200 older messages');
});

test('numbers are grouped as the locale does, and short beside a name', () => {
  expect(wholeNumber(12_408, 'de')).toBe('12.408');
  expect(shortCount(9999, 'en')).toBe('9,999');
  expect(shortCount(12_408, 'en')).toBe('12K');
});

test('file sizes use the unit that fits', () => {
  expect([0, 999, 1000, 184_220, 1_284_220, 26_214_400].map((bytes) => fileSize(bytes, 'en'))).toEqual([
    '0 bytes',
    '999 bytes',
    '1 kB',
    '184 kB',
    '1.3 MB',
    '26 MB',
  ]);
});
