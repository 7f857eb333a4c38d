import type { Verification } from '#src/mail/authentication/index.ts';
import type { Fate, Queued as QueuedRecipient } from '#src/mail/delivery/index.ts';
import type { RawHead } from '#src/mail/raw/index.ts';
import type { Refusal as Refused } from '#src/mail/trace/index.ts';
import type { SpamReason, Words } from '#src/words/index.ts';

export type Refusal = Refused;
export type Queued = QueuedRecipient;

/** What became of a mail, in a word. */
export type Outcome = keyof Words['mailLog']['outcomes'];

/** A mail in a list: who, when and what became of it. Nothing of what it says. */
export type LogRow = {
  id: number;
  at: number;
  direction: 'in' | 'out';
  from: string;
  to: string[];
  size: number;
  outcome: Outcome;
  /** the conversations it is in; `mayRead` tells whether there is a link */
  conversations: { id: number; mayRead: boolean }[];
};

/** A step of a mail's way. Whatever servers and strangers said in it is hostile text. */
export type Step = { at: number } & (
  | { kind: 'connected'; ip: string; helo: string; tls: string | null }
  | { kind: 'fetched'; account: number; folder: string }
  | { kind: 'envelope'; from: string; to: string[] }
  | { kind: 'stored'; size: number }
  | { kind: 'unreadable'; error: string }
  | { kind: 'verified'; verification: Verification }
  | { kind: 'judged'; isSpam: boolean; reasons: SpamReason[] }
  | { kind: 'joined'; conversation: number; isFirst: boolean; mayRead: boolean }
  | { kind: 'written'; by: string | null; conversation: number; mayRead: boolean }
  | { kind: 'system' }
  | { kind: 'queued'; to: string[] }
  | {
      kind: 'recipient';
      fate: string;
      /** the colleague who did it */
      by: string | null;
      address: string;
      reply: string;
      nextTryAt: number | null;
      /** the address that it was sent to instead */
      to?: string;
      /** of the envelope, where the mail was offered */
      sender?: string;
      reportId?: number;
    }
);

/** One mail and its way. The subject stands here only for those who may read the conversation. */
export type Told = Pick<LogRow, 'from' | 'to'> & {
  head: RawHead;
  outcome: Outcome;
  messageId: string | null;
  subject: string | null;
  fates: Fate[];
  steps: Step[];
};
