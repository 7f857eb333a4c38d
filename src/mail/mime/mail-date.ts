const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// RFC 5322 4.3: the named zones of old; the one-letter military zones say nothing and count as UTC.
const ZONE_HOURS: Record<string, number> = { edt: -4, est: -5, cdt: -5, cst: -6, mdt: -6, mst: -7, pdt: -7, pst: -8 };

const DATE_TIME =
  /(?:^|[\s,])(\d{1,2})[\s-]{1,9}([a-z]{3})[a-z]{0,6}\.?[\s-]{1,9}(\d{2,4})[\s,]{1,9}(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d{1,9})?\s{0,9}([+-]\d{4}|[a-z]{1,5})?/i;

const EARLIEST = Date.UTC(1971, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/**
 * A Date header (RFC 5322 3.3, with the obsolete forms of 4.3) as UTC milliseconds.
 * Null for what is no date, and for years that no mail was sent in.
 */
export function mailDate(value: string): number | null {
  const match = DATE_TIME.exec(value.slice(0, 200));
  if (!match) return null;
  const [, day, month, year, hour, minute, second = '0', zone = ''] = match;
  const monthIndex = MONTHS.indexOf(month!.toLowerCase());
  if (monthIndex < 0 || +day! < 1 || +day! > 31 || +hour! > 24 || +minute! > 59 || +second > 60) return null;
  const local = Date.UTC(fullYear(year!), monthIndex, +day!, +hour!, +minute!, +second);
  const at = local - zoneMinutes(zone) * 60_000;
  return at >= EARLIEST && at < LATEST ? at : null;
}

// Two digits: 00 to 49 are 2000 to 2049; three digits count from 1900.
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return digits.length === 2 && year < 50 ? 2000 + year : 1900 + year;
}

function zoneMinutes(zone: string): number {
  const offset = /^([+-])(\d{2})(\d{2})$/.exec(zone);
  if (!offset) return (ZONE_HOURS[zone.toLowerCase()] ?? 0) * 60;
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  return offset[1] === '-' ? -minutes : minutes;
}
