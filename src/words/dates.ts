/** How one person reads a point in time: BCP 47 locale, IANA time zone, and now in UTC milliseconds. */
export type DateSetting = { locale: string; timeZone: string; now: number };

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a DateTimeFormat costs far more than using one, and a list shows fifty dates.
function format(at: number, { locale, timeZone }: DateSetting, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale}|${timeZone}|${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formats.set(key, known);
  return known.format(at);
}

const dayNumber = (at: number, setting: DateSetting) =>
  Date.parse(
    `${format(at, { ...setting, locale: 'en-CA' }, { year: 'numeric', month: '2-digit', day: '2-digit' })}T00:00Z`,
  ) / 86_400_000;

const year = (at: number, setting: DateSetting) => format(at, { ...setting, locale: 'en' }, { year: 'numeric' });

/** Hours and minutes: "14:03". */
export const clockTime = (at: number, setting: DateSetting) =>
  format(at, setting, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Hours, minutes and seconds, for moments that are only seconds away: "14:03:10". */
export const exactTime = (at: number, setting: DateSetting) =>
  format(at, setting, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** As short as a list needs: the time today, the weekday within six days, then the date, with the year if it is another one. */
export function shortDate(at: number, setting: DateSetting): string {
  const days = dayNumber(setting.now, setting) - dayNumber(at, setting);
  if (days === 0) return clockTime(at, setting);
  if (days > 0 && days < 7) return format(at, setting, { weekday: 'short' });
  if (year(at, setting) === year(setting.now, setting)) return format(at, setting, { day: 'numeric', month: 'short' });
  return format(at, setting, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** For the head of a message: the time alone today, else date and time. */
export function messageDate(at: number, setting: DateSetting): string {
  if (dayNumber(at, setting) === dayNumber(setting.now, setting)) return clockTime(at, setting);
  return `${shortDay(at, setting)}, ${clockTime(at, setting)}`;
}

function shortDay(at: number, setting: DateSetting): string {
  const sameYear = year(at, setting) === year(setting.now, setting);
  return format(at, setting, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

/** Everything, for a tooltip: "Tuesday, 12 March 2026 at 14:03". */
export const fullDate = (at: number, setting: DateSetting) =>
  format(at, setting, { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' });

const relatives = new Map<string, Intl.RelativeTimeFormat>();
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

/** "5 minutes ago", "in 2 hours": the largest unit that fits, days at most. */
export function relativeTime(at: number, { locale, now }: DateSetting): string {
  const known = relatives.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  relatives.set(locale, known);
  const [unit, length] = units.find(([, ms]) => Math.abs(at - now) >= ms) ?? ['second', 1000];
  return known.format(Math.round((at - now) / length), unit);
}
