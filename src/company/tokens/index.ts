/**
 * Links that carry a secret: single use, with an end, stored hashed. The features that make them write the events.
 * Owns the table `token`.
 */
export { hashToken, newSecret } from './secret.ts';
export { createToken, deleteExpiredTokens, deleteToken, findToken, liveTokens, useToken } from './store.ts';
