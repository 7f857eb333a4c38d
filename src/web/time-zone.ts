const known = new Map<string, boolean>();
// The cookie is a stranger's text: remember only so many.
const MOST_KNOWN = 1000;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The browser's time zone, as its script left it in a cookie; UTC where it is not one. */
export function readTimeZone(cookie: string | undefined): string {
  if (!cookie || cookie.length > 64) return 'UTC';
  const is = known.get(cookie) ?? isTimeZone(cookie);
  if (known.size < MOST_KNOWN) known.set(cookie, is);
  return is ? cookie : 'UTC';
}
