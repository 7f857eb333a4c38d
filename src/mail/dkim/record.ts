/** A public key as DNS has it: of RSA the SubjectPublicKeyInfo, of Ed25519 the bare 32 bytes (RFC 8463 section 4), in base64. */
export type PublicKey = { algorithm: 'rsa' | 'ed25519'; publicKey: string };

/** Where a key's record stands (RFC 6376 section 3.6.2.1). */
export const dkimRecordName = (selector: string, domain: string): string => `${selector}._domainkey.${domain}`;

/** The TXT record of a key. */
export const dkimRecord = ({ algorithm, publicKey }: PublicKey): string => `v=DKIM1; k=${algorithm}; p=${publicKey}`;

/** Whether a TXT record found in DNS publishes this key, however its tags are spaced and ordered. */
export function publishes(record: string, key: PublicKey): boolean {
  const tags = new Map(
    record.split(';').map((tag) => {
      const at = tag.indexOf('=');
      return [tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s+/g, '')] as const;
    }),
  );
  return tags.get('p') === key.publicKey && (tags.get('k') ?? 'rsa') === key.algorithm;
}
