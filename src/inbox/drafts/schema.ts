import type { Generated, Selectable } from 'kysely';
import type { After } from '#src/inbox/conversations/index.ts';
import type { MailAddress } from '#src/mail/address/index.ts';

/** How its author read times when they sent it; a mail that quotes tells them likewise. */
export type Setting = { locale: string; timeZone: string };

/** reply: to all or to one. forward: to a third party, beside the customer. new: begins a conversation. */
export type DraftKind = 'reply' | 'forward' | 'new';

/** The address it leaves from; onBehalf: `Sender` names the author (RFC 5322 3.6.2). */
export type From = { address: string; onBehalf: boolean };

/** What is written so far, and to whom. */
export type DraftContent = Partial<Setting> & {
  text: string;
  /** empty where the editor was plain text */
  html: string;
  to: MailAddress[];
  cc: MailAddress[];
  bcc: MailAddress[];
  /** of kind new and forward; a reply takes its conversation's */
  subject: string;
  /** whom the newest message wanted answered when its author last looked, in look-up form, with spaces between */
  called?: string;
  /** null: as the mailbox and the author's rights make it */
  from: From | null;
  /** below: the message it is about follows, as it is. none: it was removed, or stands edited in the text. */
  quote: 'below' | 'none';
  /** what is done with the conversation once it has left */
  after: After;
};

/** newer: the conversation went on. not-sent: no mail could be made of it, or its author may not send it any more. */
export type HeldReason = 'newer' | 'not-sent';

type DraftTable = {
  id: Generated<number>;
  /** null for the kind new */
  conversationId: number | null;
  /** the one it leaves from: its conversation's where there is one, as that was when it was last saved or sent */
  mailboxId: number;
  userId: number;
  kind: DraftKind;
  /** the one replied to or forwarded; null: the newest from outside that its author had seen */
  aboutMessageId: number | null;
  content: string;
  /** the newest message its author had seen; 0 of the kind new */
  baseMessageId: number;
  /** UTC ms; null while it is being written or held */
  leavesAt: number | null;
  held: HeldReason | null;
  updatedAt: number;
};

export type DraftTables = {
  draft: DraftTable;
  /** cid set: an inline picture of the text */
  attachment: { fileId: number; draftId: number; position: number; cid: Generated<string | null> };
};

export type Draft = Omit<Selectable<DraftTable>, 'content'> & { content: DraftContent };

export type DraftFacts = Draft & { files: { id: number; name: string; size: number; cid: string | null }[] };
