import { type Component, firstOf, paramOf, textOf } from './component.ts';
import type { CalendarTime, Repetition } from './invitation.ts';
import { instantOf } from './zones.ts';

const MOST_ZONE_CHARS = 80;

export function timeOf(event: Component, property: string, calendar: Component): CalendarTime | null {
  const value = textOf(event, property);
  const zone = paramOf(event, property, 'tzid').slice(0, MOST_ZONE_CHARS);
  return calendarTime(value, value.endsWith('Z') ? 'UTC' : zone || null, calendar);
}

function calendarTime(value: string, zone: string | null, calendar: Component): CalendarTime | null {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return { local: value, zone: null, at: null };
  const local = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(value)?.[0];
  if (!local || Number.isNaN(Date.parse(`${local}Z`))) return null;
  return { local, zone, at: zone === null ? null : instantOf(local, zone, calendar) };
}

/** The end, given or by the length of the event. */
export function endOf(event: Component, start: CalendarTime | null, calendar: Component): CalendarTime | null {
  const end = timeOf(event, 'dtend', calendar);
  if (end || !start || start.local.length === 10) return end;
  try {
    const length = Temporal.Duration.from(textOf(event, 'duration'));
    const local = Temporal.PlainDateTime.from(start.local).add(length).toString().slice(0, 16);
    return calendarTime(local, start.zone, calendar);
  } catch {
    return null;
  }
}

const EVERY: Record<string, Repetition['every']> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' };

export function repetitionOf(event: Component): Repetition | null {
  const rule = firstOf(event, 'rrule') as Record<string, unknown> | undefined;
  if (!rule || typeof rule !== 'object') return null;
  const number = (value: unknown) => (Number.isInteger(value) && Number(value) > 0 ? Number(value) : null);
  const until = /^\d{4}-\d\d-\d\d/.exec(String(rule.until ?? ''))?.[0] ?? null;
  return {
    every: EVERY[String(rule.freq)] ?? null,
    interval: Math.min(number(rule.interval) ?? 1, 1000),
    count: number(rule.count),
    until: until !== null && !Number.isNaN(Date.parse(until)) ? until : null,
  };
}
