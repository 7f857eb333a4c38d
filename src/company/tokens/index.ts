/** Links that carry a secret: single use, with an end, stored hashed. Owns the table `token`. The features that make them write the events. */
export { createToken, deleteToken, findToken, hashToken, liveTokens, newSecret, useToken } from './store.ts';
