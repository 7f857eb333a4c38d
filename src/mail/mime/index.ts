/*
 * MIME: what a mail's bytes say. Everything here can be had again from the raw mail at any time.
 * parseMail for the letter's way in, salvageHeaders for mail it refuses, the readers for showing one message.
 * Pure functions: parseMail and the readers run in a Worker, salvageHeaders and headerText look at a bounded head and may
 * run anywhere. Owns no tables, emits and handles no events.
 */

export { decodedWords } from './encoded-words.ts';
export { safeFileName } from './file-name.ts';
export { headerText } from './header-block.ts';
export { messageId as messageIdOf } from './message-ids.ts';
export { parseMail } from './parse-mail.ts';
export type { ParsedMail, Part } from './parsed-mail.ts';
export type { Protection } from './protection.ts';
export { type PartContent, readHtml, readPart, readPartByCid, readParts, readPartsByCid } from './read-content.ts';
export { isReportPart, type ReportPart, readReportParts } from './read-report-parts.ts';
export { salvageHeaders } from './salvage.ts';
