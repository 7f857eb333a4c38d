const known = new Map<string, string>();
// The cookie is a stranger's text: remember only so many.
const MOST_KNOWN = 1000;
const MOST_CHARS = 64;

/** The zone under its own name: there are few of those, while any mix of capitals is read. */
function zoneOf(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** The browser's time zone, as its script left it in a cookie; UTC where it is not one. */
export function readTimeZone(cookie: string | undefined): string {
  if (!cookie || cookie.length > MOST_CHARS) return 'UTC';
  const zone = known.get(cookie) ?? zoneOf(cookie);
  if (known.size < MOST_KNOWN) known.set(cookie, zone);
  return zone;
}
