/** The zones there are to choose from, as IANA names them. */
export const timeZones: readonly string[] = Intl.supportedValuesOf('timeZone');

const known = new Set(timeZones);

export const isTimeZone = (name: string): boolean => known.has(name);
