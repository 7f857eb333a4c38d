import { asciiDomain } from '#src/lib/domain.ts';
import { splitMessage } from './canonical.ts';

/**
 * The domain a message says it is from, which DMARC wants the signature of (RFC 7489 section 3.1). For mail of our own making:
 * one From field with one address.
 * @returns null where there is none
 */
export function authorDomain(bytes: Uint8Array): string | null {
  const from = splitMessage(bytes).fields.find(({ name }) => name.toLowerCase() === 'from');
  const domain = from && /@([^\s@<>]+)>?\s*$/.exec(from.text)?.[1];
  return domain ? asciiDomain(domain) : null;
}
