import { expect, test } from 'vitest';
import { preferencesOf } from '#src/company/users/index.ts';

test('a person who never chose stays where they are after sending', () => {
  expect(preferencesOf({ preferences: '{}' })).toEqual({ afterSend: 'stay' });
});

test('what a person chose is what they get, whatever else a newer version wrote there', () => {
  expect(preferencesOf({ preferences: '{"afterSend":"next","density":"cosy"}' })).toEqual({ afterSend: 'next' });
});

test('a choice that can’t be read is none, and breaks no page', () => {
  for (const preferences of ['', 'null', '[]', '"next"', '{"afterSend":"everywhere"}', '{"afterSend":7}'])
    expect(preferencesOf({ preferences })).toEqual({ afterSend: 'stay' });
});
