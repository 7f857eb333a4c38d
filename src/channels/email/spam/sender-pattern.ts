import { asciiDomain } from '#src/lib/domain.ts';
import { addressKey, domainOf, isMailAddress } from '#src/mail/address/index.ts';

// The form in which isMailAddress judges a domain alone.
const isDomain = (domain: string) => isMailAddress(`x@${domain}`);

const MOST_LABELS = 10;

/**
 * What somebody typed as it is kept: `name@domain`, or `domain` for it and its subdomains (also typed `@domain`, `*.domain`).
 * @returns null for what is neither
 */
export function patternOf(typed: string): string | null {
  const text = addressKey(typed);
  const at = text.lastIndexOf('@');
  const domain = asciiDomain(text.slice(at + 1).replace(/^\*?\./, ''));
  if (domain === null || !isDomain(domain)) return null;
  if (at < 1) return domain;
  const address = `${text.slice(0, at)}@${domain}`;
  return isMailAddress(address) ? address : null;
}

/** The patterns that an address falls under, the most telling first: itself, its domain, then the domains above that. */
export function patternsFor(address: string): string[] {
  const key = addressKey(address);
  const domain = asciiDomain(domainOf(key));
  if (domain === null) return [];
  const labels = domain.split('.').slice(-MOST_LABELS);
  const domains = labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'));
  return [`${key.slice(0, key.lastIndexOf('@'))}@${domain}`, ...domains];
}
