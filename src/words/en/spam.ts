/** Spam: lists, verdicts and their reasons. */
export const spam = {};
