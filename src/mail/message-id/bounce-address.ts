import { isSignature, signature } from './signature.ts';

// Another purpose and another shape than a reply tag: neither can stand in for the other.
const PURPOSE = 'bounce-tag';
const TAG = /^b(\d{1,15})\.([a-z2-7]{16})$/i;
const MAX_LOCAL_PART = 64;

/**
 * The envelope sender of a mail (VERP): support+b12.…@example.com. Servers return what they can't deliver to it, so it
 * says which mail that was. An address whose local part has no room for the tag (RFC 5321 4.5.3.1.1) stays as it is.
 */
export function bounceAddress(key: Uint8Array, rawId: number, mailboxAddress: string): string {
  const at = mailboxAddress.lastIndexOf('@');
  const local = `${mailboxAddress.slice(0, at)}+b${rawId}.${signature(key, PURPOSE, String(rawId))}`;
  return local.length > MAX_LOCAL_PART ? mailboxAddress : local + mailboxAddress.slice(at);
}

/** The mail a plus-tag was made for, if the signature is ours. */
export function rawOfBounceTag(key: Uint8Array, tag: string): number | null {
  const match = TAG.exec(tag);
  return match && isSignature(key, PURPOSE, match[1]!, match[2]!) ? Number(match[1]) : null;
}
