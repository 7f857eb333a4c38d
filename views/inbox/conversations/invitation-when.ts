import type { CalendarTime, Invitation } from '#src/mail/calendar/index.ts';
import { calendarDay, clockTime, type DateSetting, type Words } from '#src/words/index.ts';

type Setting = DateSetting & { w: Words };

const DAY_MS = 86_400_000;
const isDay = ({ local }: CalendarTime) => local.length === 10;

// A time without a place on our clocks is drawn as it is written.
const written = ({ local }: CalendarTime) => Date.parse(isDay({ local, zone: null, at: null }) ? local : `${local}Z`);

/** Beginning and end as they are drawn; the end without its day where that is the same. */
function ends(from: number, to: number | null, setting: DateSetting): [from: string, to: string | null] {
  const day = (at: number) => calendarDay(at, setting);
  const whole = (at: number) => `${day(at)}, ${clockTime(at, setting)}`;
  if (to === null || to <= from) return [whole(from), null];
  return [whole(from), day(from) === day(to) ? clockTime(to, setting) : whole(to)];
}

function days(from: number, to: number | null, { w, ...setting }: Setting): string {
  // The end of a whole day is the day after it (RFC 5545 3.6.1).
  const last = to === null ? from : Math.max(from, to - DAY_MS);
  const first = calendarDay(from, setting);
  if (last === from) return w.formats.invitation.allDay(first);
  return w.formats.invitation.range(first, calendarDay(last, setting));
}

/** When it is, where the reader is; and as it was written, where that was another zone. */
export function whenOf({ start, end }: Invitation, setting: Setting): { shown: string; note: string | null } | null {
  if (!start) return null;
  const words = setting.w.formats.invitation;
  const onPaper = { ...setting, timeZone: 'UTC' };
  const until = end && isDay(end) === isDay(start) ? end : null;
  if (isDay(start)) return { shown: days(written(start), until && written(until), onPaper), note: null };
  const asWritten = ends(written(start), until && written(until), onPaper);
  if (start.at === null) {
    const note = start.zone === null ? words.anyZone : words.unknownZone(start.zone);
    return { shown: words.range(...asWritten), note };
  }
  const here = ends(start.at, until?.at ?? null, setting);
  const isElsewhere = start.zone !== null && start.zone !== 'UTC' && here.join() !== asWritten.join();
  return { shown: words.range(...here), note: isElsewhere ? words.inZone(...asWritten, start.zone!) : null };
}

/** "every 2 weeks, 10 times", null where it is once. */
export function repeatsOf({ repeats }: Invitation, { w, ...setting }: Setting): string | null {
  if (!repeats) return null;
  const words = w.formats.invitation;
  const { every, interval, count, until } = repeats;
  const parts = [every ? words.every[every](interval) : words.often];
  if (count !== null) parts.push(words.times(count));
  if (until !== null) parts.push(words.until(calendarDay(Date.parse(until), { ...setting, timeZone: 'UTC' })));
  return parts.join(', ');
}
