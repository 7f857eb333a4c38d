import type { Generated } from 'kysely';
import type { MailAddress } from '#src/mail/address/index.ts';

/** What is written so far. `html` is empty where the editor was plain text; `to` is set when it is sent. */
export type DraftContent = { text: string; html: string; to: MailAddress[]; andClose: boolean };

/** newer: the conversation went on. not-sent: it could not be made into a mail, try as we might. */
export type HeldReason = 'newer' | 'not-sent';

export type DraftTables = {
  draft: {
    id: Generated<number>;
    conversationId: number;
    userId: number;
    kind: 'reply';
    content: string;
    baseMessageId: number;
    leavesAt: number | null;
    held: HeldReason | null;
    updatedAt: number;
  };
  attachment: { fileId: number; draftId: number; position: number };
};

export type Draft = {
  id: number;
  conversationId: number;
  userId: number;
  content: DraftContent;
  /** the newest message its author had seen */
  baseMessageId: number;
  /** UTC ms; null while it is being written or held */
  leavesAt: number | null;
  held: HeldReason | null;
  updatedAt: number;
};

export type DraftFacts = Draft & { files: { id: number; name: string; size: number }[] };
