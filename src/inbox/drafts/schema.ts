import type { Generated, Selectable } from 'kysely';
import type { MailAddress } from '#src/mail/address/index.ts';

/** How its author read times when they sent it; a mail that quotes tells them likewise. */
export type Setting = { locale: string; timeZone: string };

/** reply: to all or to one. forward: to a third party, beside the customer. new: begins a conversation. */
export type DraftKind = 'reply' | 'forward' | 'new';

/** What is written so far. `html` is empty where the editor was plain text; `to` and the setting are set when it is sent. */
export type DraftContent = Partial<Setting> & { text: string; html: string; to: MailAddress[]; andClose: boolean };

/** newer: the conversation went on. not-sent: it could not be made into a mail, try as we might. */
export type HeldReason = 'newer' | 'not-sent';

type DraftTable = {
  id: Generated<number>;
  conversationId: number;
  /** the one it leaves from */
  mailboxId: number;
  userId: number;
  kind: DraftKind;
  content: string;
  /** the newest message its author had seen */
  baseMessageId: number;
  /** UTC ms; null while it is being written or held */
  leavesAt: number | null;
  held: HeldReason | null;
  updatedAt: number;
};

export type DraftTables = {
  draft: DraftTable;
  attachment: { fileId: number; draftId: number; position: number };
};

export type Draft = Omit<Selectable<DraftTable>, 'kind' | 'content'> & { content: DraftContent };

export type DraftFacts = Draft & { files: { id: number; name: string; size: number }[] };
