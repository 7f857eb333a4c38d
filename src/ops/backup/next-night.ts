/**
 * When a nightly backup is due next: the first time after `now` that a clock in that zone shows the hour. Where summer time
 * leaves the hour out it is the moment after the gap, and where it comes twice the first one.
 */
export function nextNight(now: number, { hour, timeZone }: { hour: number; timeZone: string }): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const at = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour }) }).epochMilliseconds;
  const tonight = at(today.toPlainDate());
  return tonight > now ? tonight : at(today.toPlainDate().add({ days: 1 }));
}

/** The hour of that night on the clocks of another zone, for somebody who chooses anew there. */
export const hourIn = (now: number, night: { hour: number; timeZone: string }, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(nextNight(now, night)).toZonedDateTimeISO(timeZone).hour;
