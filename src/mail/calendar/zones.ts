import { type Component, childrenOf, firstOf, textOf } from './component.ts';

type Observance = { from: number; to: number; start: number; rule: Record<string, unknown> | null };

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const DAY_MS = 86_400_000;

/**
 * UTC ms of a local time in a zone: by its IANA name, else by what the file itself says of a zone of that name (Outlook has
 * names of its own); null for one that nobody knows. No rule is expanded: two years' changes are looked at, whatever it says.
 */
export function instantOf(local: string, zone: string, calendar: Component): number | null {
  return byName(local, zone) ?? byDefinition(local, zone, calendar);
}

function byName(local: string, zone: string): number | null {
  // Mozilla's names begin with a path of their own: /mozilla.org/20050126_1/Europe/Berlin
  const name = zone.startsWith('/') ? zone.split('/').slice(-2).join('/') : zone;
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(name).epochMilliseconds;
  } catch {
    return null;
  }
}

function byDefinition(local: string, zone: string, calendar: Component): number | null {
  const wall = Date.parse(`${local}Z`);
  const definition = childrenOf(calendar, 'vtimezone').find((each) => textOf(each, 'tzid') === zone);
  if (!definition || Number.isNaN(wall)) return null;
  const observances = [...childrenOf(definition, 'standard'), ...childrenOf(definition, 'daylight')]
    .slice(0, 50)
    .map(readObservance);
  const changes = observances
    .flatMap((observance) => changesBefore(observance, wall).map((at) => ({ at, offset: observance.to })))
    .filter(({ at, offset }) => at <= wall && !Number.isNaN(offset));
  const last = changes.sort((a, b) => b.at - a.at)[0];
  const offset = last?.offset ?? observances[0]?.from;
  return offset === undefined || Number.isNaN(offset) ? null : wall - offset;
}

function readObservance(component: Component): Observance {
  const rule = firstOf(component, 'rrule');
  return {
    from: offsetMs(textOf(component, 'tzoffsetfrom')),
    to: offsetMs(textOf(component, 'tzoffsetto')),
    start: Date.parse(`${textOf(component, 'dtstart')}Z`),
    rule: rule !== null && typeof rule === 'object' ? (rule as Record<string, unknown>) : null,
  };
}

function offsetMs(written: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)/.exec(written) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** The moments, by the clock on the wall, at which this observance began in the year of `wall` and the one before. */
function changesBefore({ start, rule }: Observance, wall: number): number[] {
  if (Number.isNaN(start) || start > wall) return [];
  if (rule?.freq !== 'YEARLY') return [start];
  const year = new Date(wall).getUTCFullYear();
  const until = typeof rule.until === 'string' ? Date.parse(`${rule.until.replace(/Z$/, '')}Z`) : Number.NaN;
  const yearly = [year, year - 1].map((each) => changeIn(each, start, rule));
  const known = yearly.filter((at) => at >= start && !(at > until));
  return known.length > 0 ? known : [start];
}

/** BYMONTH with BYDAY (`-1SU`, `2SU`) is how every zone in use changes; any other rule keeps the day it began at. */
function changeIn(year: number, start: number, rule: Record<string, unknown>): number {
  const began = new Date(start);
  const time = start % DAY_MS;
  const month = typeof rule.bymonth === 'number' ? rule.bymonth - 1 : began.getUTCMonth();
  const [, nth, day] = /^([+-]?\d)([A-Z]{2})$/.exec(String([rule.byday].flat()[0])) ?? [];
  if (!nth || !day) return Date.UTC(year, month, began.getUTCDate()) + ((time + DAY_MS) % DAY_MS);
  const weekday = DAYS.indexOf(day);
  const isLast = Number(nth) < 0;
  const edge = isLast ? Date.UTC(year, month + 1, 0) : Date.UTC(year, month, 1);
  const edgeDay = new Date(edge).getUTCDay();
  const days = isLast ? -((edgeDay - weekday + 7) % 7) : ((weekday - edgeDay + 7) % 7) + 7 * (Number(nth) - 1);
  return edge + days * DAY_MS + ((time + DAY_MS) % DAY_MS);
}
