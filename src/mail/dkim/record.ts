/** A public key as DNS has it: of RSA the SubjectPublicKeyInfo, of Ed25519 the bare 32 bytes (RFC 8463 section 4), in base64. */
export type PublicKey = { algorithm: 'rsa' | 'ed25519'; publicKey: string };

/** Where a key's record stands (RFC 6376 section 3.6.2.1). */
export const dkimRecordName = (selector: string, domain: string): string => `${selector}._domainkey.${domain}`;

/** The TXT record of a key. */
export const dkimRecord = ({ algorithm, publicKey }: PublicKey): string => `v=DKIM1; k=${algorithm}; p=${publicKey}`;

/** The tags of a record found in DNS (RFC 6376 section 3.6.1), however they are spaced and ordered. */
const tagsOf = (record: string): Map<string, string> =>
  new Map(
    record.split(';').map((tag) => {
      const at = tag.indexOf('=');
      return [tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s+/g, '')];
    }),
  );

/** The key in a record found in DNS, in base64, '' for one that was revoked; null for what is no key record. */
export const publishedKey = (record: string): string | null => tagsOf(record).get('p') ?? null;

/** Whether a record found in DNS publishes this key. */
export const publishes = (record: string, key: PublicKey): boolean =>
  publishedKey(record) === key.publicKey && (tagsOf(record).get('k') ?? 'rsa') === key.algorithm;
