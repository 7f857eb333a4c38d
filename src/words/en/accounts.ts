/** Fetching by IMAP. */
export const accounts = {};
