import { expect, test } from 'vitest';
import { readSearch } from '#src/ops/mail-log/search.ts';

const nothing = { q: '', from: '', until: '', before: '' };
const of = (typed: Partial<typeof nothing>, zone = 'Europe/Berlin') => readSearch({ ...nothing, ...typed }, zone);

test.each([
  ['', { kind: 'all' }],
  [' anna@example.com ', { kind: 'either', text: 'anna@example.com' }],
  ['@example.com', { kind: 'address', text: '@example.com' }],
  ['example.com', { kind: 'address', text: '@example.com' }],
  ['<a.b@example.com>', { kind: 'id', text: 'a.b@example.com' }],
])('%j is understood', (q, term) => {
  expect(of({ q })).toMatchObject({ search: { term } });
});

test.each(['anna', 'two words@example.com', 'x@'.repeat(500)])('%j is not', (q) => {
  expect(of({ q })).toEqual({ errors: { q: 'term' } });
});

test('times are those of the reader’s clock', () => {
  const read = of({ from: '2026-07-01T10:00', until: '2026-07-01T11:00' });
  const hour = Date.UTC(2026, 6, 1, 8);
  expect(read).toMatchObject({ search: { from: hour, until: hour + 3_600_000 } });
  expect(of({ from: 'soon' })).toEqual({ errors: { from: 'time' } });
  expect(of({ from: '2026-07-02T10:00', until: '2026-07-01T10:00' })).toEqual({ errors: { until: 'order' } });
});

test('a page begins where it is told to, and strange places are none', () => {
  expect(of({ before: '1700-12' })).toMatchObject({ search: { before: { at: 1700, id: 12 } } });
  expect(of({ before: "1' OR 1" })).toMatchObject({ search: { before: null } });
});
