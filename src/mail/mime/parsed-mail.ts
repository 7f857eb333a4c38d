import type { MailAddress } from '#src/mail/address/index.ts';
import type { Invitation } from '#src/mail/calendar/index.ts';
import type { AutomaticKind } from '#src/mail/loops/index.ts';
import type { Protection } from './protection.ts';

/**
 * One attachment. `path` numbers it as IMAP does ('2', '1.2'; '2.t1' is the first file inside the winmail.dat at '2');
 * `size` is in bytes, decoded; `name` is safe to show.
 */
export type Part = { path: string; name: string; type: string; size: number; cid: string | null; isInline: boolean };

/** What we read from a mail's bytes. Ids have no angle brackets; every string is well-formed Unicode without NUL. */
export type ParsedMail = {
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
  subject: string;
  from: MailAddress | null;
  /** who really sent it for `from` (RFC 5322 section 3.6.2) */
  sender: MailAddress | null;
  replyTo: MailAddress[];
  to: MailAddress[];
  cc: MailAddress[];
  text: string;
  hasHtml: boolean;
  parts: Part[];
  automatic: AutomaticKind | null;
  protection?: Protection;
  invitation?: Invitation;
  /** The addresses a server before us says it delivered to. */
  deliveredTo: string[];
};
