/**
 * The mail that lies on another server, by IMAP (RFC 3501, 9051): sessions with a checked certificate, folders, search by UID,
 * bytes without marking anything read, waiting for new mail, and OAuth 2 for those who want no password. Knows no
 * conversation and keeps nothing. Owns no tables, emits no events.
 */
export { type ImapClient, type ImapLogin, type ImapServer, openImap } from './connect.ts';
export { batchesOf, type FetchedBatch, fetchMails, outlineMails } from './fetch.ts';
export { type ImapFolder, listFolders, type OpenFolder, openFolder } from './folders.ts';
export { authorizationUrl, newVerifier, type OauthClient, redeemCode, refreshTokens } from './oauth.ts';
export { KNOWN_PROVIDERS, type OauthEndpoints } from './oauth-providers.ts';
export { searchUids } from './search.ts';
export { type AfterFetch, settleMails } from './settle.ts';
export { ImapTrouble, type TroubleKind, troubleOf } from './trouble.ts';
export { canIdle, waitForMail } from './wait.ts';
