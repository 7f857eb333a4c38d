import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileName } from '#src/ops/backup/file-name.ts';
import { sweepLeftOvers } from '#src/ops/backup/left-over.ts';
import { hourIn, nextNight } from '#src/ops/backup/next-night.ts';
import { isLate, surplus } from '#src/ops/backup/surplus.ts';
import { temporaryFolder } from '#tests/support/machine.ts';

describe('the next night', () => {
  const next = (now: string, hour: number, timeZone: string) =>
    new Date(nextNight(Date.parse(now), { hour, timeZone })).toISOString();

  test.each([
    ['later today', '2026-03-02T01:00:00Z', 3, 'Europe/Berlin', '2026-03-02T02:00:00.000Z'],
    ['tomorrow, at that very moment too', '2026-03-02T02:00:00Z', 3, 'Europe/Berlin', '2026-03-03T02:00:00.000Z'],
    ['of the zone, not of UTC', '2026-03-02T20:00:00Z', 3, 'Asia/Seoul', '2026-03-03T18:00:00.000Z'],
    [
      'after the gap where summer time leaves the hour out',
      '2026-03-28T22:00:00Z',
      2,
      'Europe/Berlin',
      '2026-03-29T01:00:00.000Z',
    ],
    ['once where the hour comes twice', '2026-10-25T00:00:00Z', 2, 'Europe/Berlin', '2026-10-26T01:00:00.000Z'],
  ])('%s', (_, now, hour, timeZone, expected) => expect(next(now, hour, timeZone)).toBe(expected));
});

test('an hour is shown on the clocks of whoever looks', () => {
  const night = { hour: 3, timeZone: 'UTC' };
  const now = Date.parse('2026-03-02T09:00:00Z');
  expect(['UTC', 'Asia/Seoul', 'America/New_York'].map((zone) => hourIn(now, night, zone))).toEqual([3, 12, 22]);
});

test('a file is called by when it began, where the reader is, and says whether it is encrypted', () => {
  const at = Date.parse('2026-03-02T23:30:05Z');
  expect(fileName(at, 'Europe/Berlin', false)).toBe('postroom-2026-03-03-003005.db');
  expect(fileName(at, 'UTC', true)).toBe('postroom-2026-03-02-233005.db.age');
});

test('all but the newest go, and a backup is late after a day and a half', () => {
  expect(surplus([9, 8, 7, 6], 2)).toEqual([7, 6]);
  expect(surplus([9], 2)).toEqual([]);
  expect([isLate(0, 36 * 3_600_000), isLate(0, 36 * 3_600_000 + 1)]).toEqual([false, true]);
});

test('W16: halves and copies in clear that a dead machine left are swept after a day, and nothing else', () => {
  using folder = temporaryFolder();
  const names = [
    'postroom-1.db.part',
    'postroom-1.db.age.unsealed',
    'postroom-1.db',
    'letter.part',
    'postroom-2.db.part',
  ];
  for (const name of names) {
    writeFileSync(join(folder.path, name), '');
    if (!name.includes('2')) utimesSync(join(folder.path, name), 1000, 1000);
  }
  sweepLeftOvers(folder.path, folder.path, (1000 + 86_401) * 1000);
  expect(readdirSync(folder.path).toSorted()).toEqual(['letter.part', 'postroom-1.db', 'postroom-2.db.part']);
});
