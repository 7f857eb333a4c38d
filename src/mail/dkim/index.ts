/**
 * DKIM signatures (RFC 6376, RFC 8463): key pairs, their records, signing. Owns no tables, emits no events; company/domains
 * keeps the keys.
 */
export { authorDomain } from './author.ts';
export { withCrlf } from './crlf.ts';
export { type KeyPair, makeKeyPair } from './key-pair.ts';
export { dkimRecord, dkimRecordName, publishedKey, publishes } from './record.ts';
export { dkimSignatures, type SigningKey } from './sign.ts';
