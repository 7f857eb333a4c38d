import { describe, expect, test } from 'vitest';
import { readInvitation } from '#src/mail/calendar/index.ts';
import { parseMail } from '#src/mail/mime/index.ts';
import { multipart } from '#tests/mail/mime/mail.ts';

const OUTLOOK_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:W. Europe Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

const calendar = (lines: string[], method = 'REQUEST', zone: string[] = []) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `METHOD:${method}`,
    ...zone,
    'BEGIN:VEVENT',
    'UID:1@x.de',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const read = (lines: string[], method?: string, zone?: string[]) => readInvitation(calendar(lines, method, zone))!;
const at = (start: string, zone?: string[]) => read([start], 'REQUEST', zone).start;

test('M5: an invitation is told in its own words, on one line each', () => {
  expect(
    read([
      'SUMMARY:Going through\\, and\\nthrough',
      'LOCATION:Room 4',
      'DTSTART;TZID=Europe/Berlin:20260312T100000',
      'DURATION:PT90M',
      'ORGANIZER;CN=Ann:mailto:ann@x.de',
      'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=10;BYDAY=MO',
    ]),
  ).toEqual({
    method: 'request',
    title: 'Going through, and through',
    where: 'Room 4',
    start: { local: '2026-03-12T10:00', zone: 'Europe/Berlin', at: Date.UTC(2026, 2, 12, 9) },
    end: { local: '2026-03-12T11:30', zone: 'Europe/Berlin', at: Date.UTC(2026, 2, 12, 10, 30) },
    organizer: { name: 'Ann', address: 'ann@x.de' },
    answer: null,
    repeats: { every: 'week', interval: 2, count: 10, until: null },
    more: 0,
  });
});

describe('M5: times', () => {
  test.each([
    ['UTC', 'DTSTART:20260312T100000Z', Date.UTC(2026, 2, 12, 10)],
    ['Mozilla', 'DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260712T100000', Date.UTC(2026, 6, 12, 8)],
    ['nowhere', 'DTSTART:20260312T100000', null],
    ['unknown', 'DTSTART;TZID=Middle Earth:20260312T100000', null],
    ['a day', 'DTSTART;VALUE=DATE:20260312', null],
  ])('%s', (_, line, expected) => expect(at(line)?.at).toBe(expected));

  test.each([
    ['20260312T100000', Date.UTC(2026, 2, 12, 9)],
    ['20260712T100000', Date.UTC(2026, 6, 12, 8)],
    ['20260329T015900', Date.UTC(2026, 2, 29, 0, 59)],
    ['20260329T030000', Date.UTC(2026, 2, 29, 1)],
    ['20261224T180000', Date.UTC(2026, 11, 24, 17)],
  ])("a zone of Outlook's own, by its definition in the file: %s", (local, expected) => {
    expect(at(`DTSTART;TZID=W. Europe Standard Time:${local}`, OUTLOOK_ZONE)?.at).toBe(expected);
  });

  test('an unknown zone is kept as given', () => {
    expect(at('DTSTART;TZID=Middle Earth:20260312T100000')).toEqual({
      local: '2026-03-12T10:00',
      zone: 'Middle Earth',
      at: null,
    });
  });
});

test('M5: an answer names who answers, and cancelling is told from inviting', () => {
  const lines = ['ATTENDEE;CN=Bob;PARTSTAT=DECLINED:MAILTO:bob@x.de', 'ORGANIZER:mailto:us@x.de'];
  expect(read(lines, 'REPLY').answer).toEqual({ by: { name: 'Bob', address: 'bob@x.de' }, status: 'declined' });
  expect(read([], 'CANCEL').method).toBe('cancel');
  expect(read(['STATUS:CANCELLED']).method).toBe('cancel');
});

test('M5: no rule is expanded: one of every second for ever is read at once, as is a zone that changes each second', () => {
  const zone = OUTLOOK_ZONE.map((line) => line.replace('FREQ=YEARLY', 'FREQ=SECONDLY'));
  const { repeats } = read(
    ['DTSTART;TZID=W. Europe Standard Time:20260312T100000', 'RRULE:FREQ=SECONDLY'],
    'REQUEST',
    zone,
  );
  expect(repeats).toEqual({ every: null, interval: 1, count: null, until: null });
});

test.each([
  ['text', 'hello'],
  ['an open component', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'.repeat(5000)],
  ['colons', ':'.repeat(200_000)],
  ['a calendar without events', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'],
  ['256 kB and more', calendar([`SUMMARY:${'x'.repeat(300_000)}`])],
])('M5: what is no invitation is none: %s', (_, text) => expect(readInvitation(text)).toBeNull());

test('M5: hostile values stay text of bounded length', () => {
  const { title, organizer, start } = read([
    `SUMMARY:\u202e${'x'.repeat(5000)}`,
    'ORGANIZER:javascript:alert(1)',
    'DTSTART:99999999T999999',
  ]);
  expect([title.length, title.includes('\u202e'), organizer, start]).toEqual([300, false, null, null]);
});

test('M5: the calendar part of a mail is its invitation, and the file stays an attachment', async () => {
  const ics = calendar(['SUMMARY:Grüße', 'DTSTART:20260312T100000Z']).replaceAll('\r\n', '\n');
  const { invitation, parts, text } = await parseMail(
    multipart('alternative', [
      'Content-Type: text/plain; charset=utf-8\n\nPlease come',
      `Content-Type: text/calendar; charset=utf-8; method=REQUEST\n\n${ics}`,
    ]),
    'a@b.de',
  );
  expect([invitation?.title, parts.map(({ type }) => type), text.trim()]).toEqual([
    'Grüße',
    ['text/calendar'],
    'Please come',
  ]);
});
