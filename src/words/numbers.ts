const formats = new Map<string, Intl.NumberFormat>();

function format(value: number, locale: string, options: Intl.NumberFormatOptions): string {
  const key = `${locale}|${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, known);
  return known.format(value);
}

/** A whole number with the locale's grouping: "12,408". */
export const wholeNumber = (value: number, locale: string) => format(value, locale, { maximumFractionDigits: 0 });

/** A count beside a name in the sidebar: exact up to 9,999, then "12K". */
export const shortCount = (value: number, locale: string) =>
  value < 10_000 ? wholeNumber(value, locale) : format(value, locale, { notation: 'compact' });

/** Bytes as people read them, in powers of 1000 as mail clients count: "840 bytes", "12 kB", "3.4 MB". */
export function fileSize(bytes: number, locale: string): string {
  const [unit, size] =
    bytes < 1000 ? ['byte', 1] : bytes < 1e6 ? ['kilobyte', 1e3] : bytes < 1e9 ? ['megabyte', 1e6] : ['gigabyte', 1e9];
  const value = bytes / Number(size);
  return format(value, locale, {
    style: 'unit',
    unit: String(unit),
    // The short form of byte has no plural.
    unitDisplay: bytes < 1000 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && bytes >= 1e6 ? 1 : 0,
  });
}
