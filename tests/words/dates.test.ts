import { describe, expect, test } from 'vitest';
import { clockTime, messageDate, shortDate } from '#src/words/index.ts';

const berlin = { locale: 'en', timeZone: 'Europe/Berlin', now: Date.parse('2026-11-24T13:20:00Z') };
const at = (text: string) => Date.parse(text);

describe('shortDate', () => {
  test.each([
    ['2026-11-24T13:03:00Z', '14:03'],
    ['2026-11-23T23:30:00Z', '00:30'],
    ['2026-11-23T22:30:00Z', 'Mon'],
    ['2026-11-18T12:00:00Z', 'Wed'],
    ['2026-11-17T12:00:00Z', 'Nov 17'],
    ['2025-11-23T12:00:00Z', 'Nov 23, 2025'],
    ['2026-11-25T12:00:00Z', 'Nov 25'],
  ])('shows %s as %s on 24 November 2026 in Berlin', (when, shown) => {
    expect(shortDate(at(when), berlin)).toBe(shown);
  });

  test('counts days where the reader is, not in UTC', () => {
    const seoul = { ...berlin, timeZone: 'Asia/Seoul' };
    expect(shortDate(at('2026-11-24T14:59:00Z'), { ...seoul, now: at('2026-11-24T15:01:00Z') })).toBe('Tue');
    expect(shortDate(at('2026-11-24T15:00:30Z'), { ...seoul, now: at('2026-11-24T15:01:00Z') })).toBe('00:00');
  });

  test('counts a day over a change of the clock as one day', () => {
    expect(shortDate(at('2026-10-24T21:30:00Z'), { ...berlin, now: at('2026-10-25T22:30:00Z') })).toBe('Sat');
  });
});

test('midnight is 00:00, never 24:00', () => {
  expect(clockTime(at('2026-11-23T23:00:00Z'), berlin)).toBe('00:00');
});

test('the head of a message has the date too when it is not of today', () => {
  expect(messageDate(at('2026-11-24T13:03:00Z'), berlin)).toBe('14:03');
  expect(messageDate(at('2026-11-20T13:03:00Z'), berlin)).toBe('Fri, Nov 20, 14:03');
});
