import { asciiDomain } from '#src/lib/domain.ts';

/** One `local@domain` without spaces, control characters or angle brackets, and without an @ in the local part. */
const PLAIN_ADDRESS = /^[^\s\p{Cc}<>@]+@([^\s\p{Cc}<>@]+)$/u;

/**
 * An address in the form that is put on the wire, its domain in ASCII. O7: what isn't one plain address never reaches
 * a command line, where a CRLF in it would begin a command of its own.
 * @returns null for what must not be sent to
 */
export function wireAddress(address: string): string | null {
  const domain = PLAIN_ADDRESS.exec(address)?.[1] ?? '';
  const ascii = asciiDomain(domain);
  return ascii === null ? null : address.slice(0, -domain.length) + ascii;
}
