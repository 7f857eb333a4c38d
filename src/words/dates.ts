/** How one person reads a point in time: BCP 47 locale, IANA time zone, and now in UTC milliseconds. */
export type DateSetting = { locale: string; timeZone: string; now: number };

type Style = Intl.DateTimeFormatOptions;

const iso: Style = { year: 'numeric', month: '2-digit', day: '2-digit' };
const clock: Style = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const clockWithSeconds: Style = { ...clock, second: '2-digit' };
const weekday: Style = { weekday: 'short' };
const dayAndMonth: Style = { day: 'numeric', month: 'short' };
const full: Style = { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' };
const dayMonthYear: Style = { ...dayAndMonth, year: 'numeric' };
const weekdayToo: Style = { ...weekday, ...dayAndMonth };
const weekdayAndYear: Style = { ...weekday, ...dayMonthYear };

const formats = new Map<Style, Map<string, Intl.DateTimeFormat>>();

// Making a DateTimeFormat costs far more than using one, and a list shows fifty dates.
function format(at: number, locale: string, timeZone: string, style: Style): string {
  const ofStyle = formats.get(style) ?? new Map<string, Intl.DateTimeFormat>();
  formats.set(style, ofStyle);
  const key = `${locale}|${timeZone}`;
  const made = ofStyle.get(key) ?? new Intl.DateTimeFormat(locale, { ...style, timeZone });
  ofStyle.set(key, made);
  return made.format(at);
}

const show = (at: number, { locale, timeZone }: DateSetting, style: Style) => format(at, locale, timeZone, style);

/** The calendar day where the reader is, as `2026-11-24`: en-CA writes dates so. */
const dayOf = (at: number, timeZone: string) => format(at, 'en-CA', timeZone, iso);

const todays = new Map<string, { minute: number; day: string }>();

/** The day of `now`, worked out once a minute for each zone: a list asks for it fifty times. */
function todayOf(now: number, timeZone: string): string {
  const minute = Math.floor(now / 60_000);
  const known = todays.get(timeZone);
  if (known?.minute === minute) return known.day;
  const day = dayOf(now, timeZone);
  todays.set(timeZone, { minute, day });
  return day;
}

/** Days from `at` until now by the calendar, negative for what is to come; and whether both are of one year. */
function distance(at: number, { timeZone, now }: DateSetting): { days: number; isSameYear: boolean } {
  const [then, today] = [dayOf(at, timeZone), todayOf(now, timeZone)];
  return {
    days: (Date.parse(today) - Date.parse(then)) / 86_400_000,
    isSameYear: then.slice(0, -6) === today.slice(0, -6),
  };
}

/** Hours and minutes: "14:03". */
export const clockTime = (at: number, setting: DateSetting): string => show(at, setting, clock);

/** Hours, minutes and seconds, for moments that are only seconds away: "14:03:10". */
export const exactTime = (at: number, setting: DateSetting): string => show(at, setting, clockWithSeconds);

/** As short as a list needs: the time today, the weekday within six days, then the date, with the year if it is another one. */
export function shortDate(at: number, setting: DateSetting): string {
  const { days, isSameYear } = distance(at, setting);
  if (days === 0) return clockTime(at, setting);
  if (days > 0 && days < 7) return show(at, setting, weekday);
  return show(at, setting, isSameYear ? dayAndMonth : dayMonthYear);
}

/** For the head of a message: the time alone today, else date and time. */
export function messageDate(at: number, setting: DateSetting): string {
  const { days, isSameYear } = distance(at, setting);
  if (days === 0) return clockTime(at, setting);
  return `${show(at, setting, isSameYear ? weekdayToo : weekdayAndYear)}, ${clockTime(at, setting)}`;
}

/** A day by itself: "Thu, 12 Mar 2026". */
export const calendarDay = (at: number, setting: DateSetting): string => show(at, setting, weekdayAndYear);

/** Everything, for a tooltip: "Tuesday, 24 November 2026 at 14:03". */
export const fullDate = (at: number, setting: DateSetting): string => show(at, setting, full);
