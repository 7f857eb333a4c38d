const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Size = { unit: 'minute' | 'hour' | 'day'; ms: number };

/** The unit in which a length of time is told: minutes up to an hour, hours up to two days, then days. */
function sizeOf(ms: number): Size {
  if (ms < HOUR) return { unit: 'minute', ms: MINUTE };
  if (ms < 2 * DAY) return { unit: 'hour', ms: HOUR };
  return { unit: 'day', ms: DAY };
}

const formats = new Map<string, Intl.NumberFormat>();

/** A length of time as people say it, rounded down: "3 hours", or narrow "3h". Less than a minute counts as one. */
export function duration(ms: number, locale: string, unitDisplay: 'long' | 'narrow' = 'long'): string {
  const { unit, ms: one } = sizeOf(ms);
  const key = `${locale} ${unit} ${unitDisplay}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
  formats.set(key, format);
  return format.format(Math.max(1, Math.floor(ms / one)));
}
