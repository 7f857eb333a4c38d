/**
 * DKIM signatures (RFC 6376, RFC 8463): key pairs, their records, signing. Owns no tables, emits no events; company/domains
 * keeps the keys.
 */
export { type KeyPair, makeKeyPair } from './key-pair.ts';
export { dkimRecord, dkimRecordName, publishes } from './record.ts';
