import { asciiDomain } from '#src/lib/domain.ts';

/** Octets of an address inside its angle brackets, RFC 5321 section 4.5.3.1.3. */
const mostCharacters = 254;
/** No spaces, control characters or anything beyond ASCII (we don't offer SMTPUTF8), nothing that ends an address early. */
const plainAscii = /^[\x21-\x7e]+$/;

/**
 * An envelope address as we keep it: the local part as it came (tags may be case-sensitive tokens), the domain in lower
 * case and in ASCII form, which smtp-server has shown to us in Unicode.
 * @returns null for what is no address in our eyes
 */
export function cleanAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 0) return isClean(address) ? address.toLowerCase() : null;
  const domain = cleanDomain(address.slice(at + 1));
  const clean = address.slice(0, at + 1) + domain;
  return at > 0 && domain !== null && isClean(clean) ? clean : null;
}

const isClean = (address: string) =>
  address.length <= mostCharacters && plainAscii.test(address) && !/[<>]/.test(address);

/** Senders may stand behind an address literal, RFC 5321 section 4.1.3. */
const cleanDomain = (domain: string) => (/^\[[^[\]]+\]$/.test(domain) ? domain.toLowerCase() : asciiDomain(domain));

/**
 * The names a clean recipient may be known by: whole first, then without its plus-tag (`sales+7f3@x` -> `sales@x`).
 * Nothing else is taken apart: `user%other@x`, `a!b@x` and quoted forms are local parts like any other, so that no
 * routing syntax of RFC 5321 section 3.6.2 can make a relay of us.
 */
export function namesOf(recipient: string): string[] {
  const lower = recipient.toLowerCase();
  const at = lower.lastIndexOf('@');
  const plus = lower.indexOf('+');
  return plus > 0 && plus < at ? [lower, lower.slice(0, plus) + lower.slice(at)] : [lower];
}
