import { domainToASCII } from 'node:url';

/** Letters of any script, digits, hyphens, underscores and dots. IDNA below comes with URL syntax, which must stay out. */
const nameCharacters = /^[a-z0-9._\u0080-\uffff-]+$/i;
const ascii = /^[\x21-\x7e]+$/;

/**
 * A domain name in lower-case ASCII form (IDNA: `münchen.de` -> `xn--mnchen-3ya.de`).
 * @returns null for what is no domain name; labels are not checked further
 */
export function asciiDomain(domain: string): string | null {
  if (!nameCharacters.test(domain)) return null;
  // ASCII names don't go through IDNA, which would also read `127.1` as an IP address.
  return ascii.test(domain) ? domain.toLowerCase() : domainToASCII(domain) || null;
}
