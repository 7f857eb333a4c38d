/**
 * A path on this site to go on to, or the front page: never another site, however the browser may read it
 * (`//host`, `/\host`, control characters; hazard W6).
 */
export function sitePath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return '/';
  return URL.canParse(wanted, 'http://site.invalid') && new URL(wanted, 'http://site.invalid').host === 'site.invalid'
    ? wanted
    : '/';
}
