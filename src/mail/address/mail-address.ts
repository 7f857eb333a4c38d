/** A display name (may be empty) and an address as it was written. */
export type MailAddress = { name: string; address: string };

// RFC 5321 4.5.3.1: 64 octets of local part, 255 of domain, 256 of path including its two angle brackets.
const MAX_LOCAL_PART = 64;
const MAX_DOMAIN = 255;
const MAX_ADDRESS = 254;

// A dot-atom (RFC 5322 3.2.3). Quoted local parts are legal and in practice only ever used to confuse parsers
// ("x@evil"@ours), so they are refused; `%` and `!` inside a local part ask a server to relay.
const LOCAL_PART = /^[A-Za-z0-9#$&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9#$&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** The form in which addresses are looked up and compared: whole and in lower case. */
export const addressKey = (address: string): string => address.trim().toLowerCase();

/** The part after the last `@`, in lower case; an empty string if there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1).toLowerCase();
}

/**
 * True for an address that we would write to and compare with: ASCII, one `@`, a plain local part, a domain of
 * at least two labels that is no IP address, within the lengths of RFC 5321 4.5.3.1.
 */
export function isMailAddress(text: string): boolean {
  if (text.length > MAX_ADDRESS) return false;
  const at = text.indexOf('@');
  if (at < 1 || at > MAX_LOCAL_PART) return false;
  return LOCAL_PART.test(text.slice(0, at)) && isDomain(text.slice(at + 1));
}

function isDomain(domain: string): boolean {
  if (domain.length > MAX_DOMAIN) return false;
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return false;
  // A top-level domain is never all digits (RFC 3696 2), which also rules out 127.0.0.1.
  return !/^\d+$/.test(labels.at(-1)!);
}
