import { expect, test } from 'vitest';
import { nextTry } from '#src/mail/delivery/backoff.ts';

const minute = 60_000;
const hour = 60 * minute;
const firstAt = 1_700_000_000_000;
const middle = () => 0.5;

test('O6: tries come after 1, 5, 15, 30 minutes, 1, 2, 4 hours, and then every 6 hours', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempts) => nextTry(attempts, firstAt, firstAt, middle)! - firstAt);
  expect(waits).toEqual([1, 5, 15, 30, 60, 120, 240, 360, 360].map((minutes) => minutes * minute));
});

test('O6: the wait varies by 10 % either way', () => {
  expect(nextTry(5, firstAt, firstAt, () => 0)).toBe(firstAt + 0.9 * hour);
  expect(nextTry(5, firstAt, firstAt, () => 0.999999)! - firstAt).toBeCloseTo(1.1 * hour, -3);
});

test('O6: tries end within five days of the first', () => {
  let now = firstAt;
  let attempts = 0;
  for (let next: number | null = now; next !== null; next = nextTry(++attempts, firstAt, now, middle)) now = next;
  expect(now - firstAt).toBeGreaterThan(4.7 * 24 * hour);
  expect(now - firstAt).toBeLessThanOrEqual(5 * 24 * hour);
});
