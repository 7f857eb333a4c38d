/**
 * Keys and passwords that Postroom needs again in clear: kept in the database, sealed when POSTROOM_SECRET_KEY is given.
 * Owns the table `secret`. Other features seal columns of their own with `seal` and `open`.
 */

export { createSecrets, SecretKeyMissing } from '../seal.ts';
export { findSecret, keptSecret, replaceSecret } from './kept.ts';
