const MAX_LINK = 4000;

// Browsers drop control characters inside a scheme (`java\tscript:`); the others make a link read as something else.
const IGNORED_BY_BROWSERS = /[\p{Cc}\s\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/**
 * The link if it may be followed from a mail: http, https, mailto or tel with the scheme at its very start
 * (hazards H7), null otherwise. Relative links lead into our own site, so they are none.
 */
export function safeLink(href: string): string | null {
  const written = href.slice(0, MAX_LINK + 1).trim();
  const link = written.replace(IGNORED_BY_BROWSERS, (run) => (/^ +$/.test(run) ? '%20' : '')).toWellFormed();
  if (link.length > MAX_LINK) return null;
  return /^(https?:\/\/[^/\\]|mailto:|tel:)/i.test(link) ? link : null;
}

/** What each link in a mail's document carries, beside its href. */
export const LINK_ATTRIBUTES = { target: '_blank', rel: 'noopener noreferrer nofollow' } as const;
